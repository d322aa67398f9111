import type { Messages } from './messages.ts';

const FOUND = { zh: '此处是 {found}；应为{right}', en: 'found {found}; right is {right}' } as const;
const NO_SUCH_PROPERTY = {
  zh: '此处没有属性 {key}；应为{right}',
  en: 'there is no property {key} here; right is {right}',
} as const;

/** Where a file departs from the form that its schema asks for. */
export const FORM_MESSAGES = {
  'wrong-type': FOUND,
  'unknown-value': FOUND,
  'unknown-operator': FOUND,
  'unknown-property': NO_SUCH_PROPERTY,
  'unknown-property.name': FOUND,
  'missing-property': {
    zh: '缺少 {key}{help}；应当写明 {key}',
    en: '{key} is missing{help}; right is an entry with {key}',
  },
  'missing-property.form': FOUND,
  'wrong-form': FOUND,
  'wrong-form.schema': { zh: '{place}不符合格式要求：{problem}', en: '{place} {problem}' },
  'malformed-id': FOUND,
  'json-path': {
    zh: '{found} 是 JSONPath；路径可能执行代码，此处不予计算；应为单层的事实标识，如 certificate.level',
    en: '{found} is a JSONPath, and paths are not evaluated here, since they can run code; right is a flat fact id such as certificate.level',
  },
  'condition-path': {
    zh: '条件中不得有 path：它会被当作 JSONPath 计算，可能执行代码；应为单层的事实标识，如 certificate.level',
    en: 'a condition may hold no path: it would be evaluated as JSONPath, which can run code; right is a flat fact id such as certificate.level',
  },
  'condition-option': {
    zh: '条件中不得有 {key}：{why}；应为{right}',
    en: 'a condition may hold no {key}: {why}; right is {right}',
  },
  'out-of-range': FOUND,
  'out-of-range.too-long': {
    zh: '{value} 有 {characters} 个字符；不得超过 {most} 个',
    en: '{value} has {characters} characters; right is at most {most}',
  },
  'out-of-range.too-short': {
    zh: '{value} 有 {characters} 个字符；不得少于 {least} 个',
    en: '{value} has {characters} characters; right is at least {least}',
  },
  'out-of-range.too-many': {
    zh: '此处有 {entries} 项；不得超过 {most} 项',
    en: 'there are {entries} entries; right is at most {most}',
  },
  'out-of-range.too-few': {
    zh: '此处有 {entries} 项；不得少于 {least} 项',
    en: 'there are {entries} entries; right is at least {least}',
  },
  'out-of-range.twice': {
    zh: '{value} 在此重复；应当只写一次',
    en: '{value} stands here twice; right is once',
  },
} as const satisfies Messages;
