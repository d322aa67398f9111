import type { Messages } from './messages.ts';

/** Layouts of registers and banks beside the policies. */
export const LAYOUT_MESSAGES = {
  'layout-columns': {
    zh: '没有一列读作 {role}；应有一列写明 "as": "{role}"，不写明是谁的数据行无法比对',
    en: 'no column is read as {role}; right is one column with "as": "{role}", since a row that names nobody cannot be matched',
  },
  'unknown-event': {
    zh: '没有声明情况变化 {found}；应为{right}',
    en: 'the event {found} is not declared; right is {right}',
  },
  'file-name.layout': {
    zh: '文件名是 {name}；应为 <标识>.json，以后的版本为 <标识>_2.json、<标识>_3.json，标识用小写字母、数字和连字符，如 rural-bank',
    en: 'the file is named {name}; right is <id>.json, a later version <id>_2.json, <id>_3.json, with an id of small letters, digits and hyphens such as rural-bank',
  },
  'file-name.layout-id': {
    zh: 'id 是 {id}；应为 {right}，与文件名一致',
    en: 'id is {id}; right is {right}, as the file is called',
  },
} as const satisfies Messages;
