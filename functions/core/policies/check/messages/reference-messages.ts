import type { Messages } from './messages.ts';

/** Names that lead nowhere, entries that lack something, rules without a source. */
export const REFERENCE_MESSAGES = {
  'unknown-fact': {
    zh: '没有声明事实 {found}；应为{right}',
    en: 'the fact {found} is not declared; right is {right}',
  },
  'unknown-parameter': {
    zh: '没有声明参数 {found}；应为{right}',
    en: 'the parameter {found} is not declared; right is {right}',
  },
  'unknown-parameter.superior': {
    zh: '各上级均未声明参数 {id}；应为{right}',
    en: 'no level above declares the parameter {id}; right is {right}',
  },
  'unknown-condition': {
    zh: '没有声明共用条件 {found}；应为{right}',
    en: 'the shared condition {found} is not declared; right is {right}',
  },
  'unknown-document': {
    zh: '没有声明依据文件 {found}；应为{right}',
    en: 'the document {found} is not declared; right is {right}',
  },
  'unknown-register': {
    zh: '没有声明数据源 {found}；应为{right}',
    en: 'the register {found} is not declared; right is {right}',
  },
  'unknown-other-benefit': {
    zh: '没有声明其他待遇 {found}；应为{right}',
    en: 'the other benefit {found} is not declared; right is {right}',
  },
  'unknown-part': {
    zh: '没有声明该待遇的组成部分 {found}；应为{right}',
    en: 'the part {found} is not declared; right is {right}',
  },
  'unknown-benefit': {
    zh: '没有声明补贴 {found}；应为{right}',
    en: 'the benefit {found} is not declared; right is {right}',
  },
  'unknown-class': {
    zh: '没有声明发放类别 {found}；应为{right}',
    en: 'the class {found} is not declared; right is {right}',
  },
  'unknown-placeholder': {
    zh: '{found} 没有可以填入的内容；应为{right}',
    en: 'nothing is filled in for {found}; right is {right}',
  },
  'removed-but-used': {
    zh: '{kind} {id} 在此取消，但 {place} 仍在引用；该处也应当重新规定或者取消',
    en: '{kind} {id} is removed here, but {place} still refers to it; right is to restate or remove that too',
  },
  'incomplete-entry': {
    zh: '{place} 没有 {field}，本级和上级均未写明；该项应当有 {fields}',
    en: '{place} has no {field}, here or at a level above; right is an entry with {fields}',
  },
  'missing-citation': {
    zh: '{place} 没有写明依据；应为 "cite": "<文件标识> <条款>"',
    en: '{place} does not say where it is written; right is "cite": "<document id> <clause>"',
  },
  'inherited-citation': {
    zh: '{place} 规定了本级的内容，其依据（{cite}）却是上级的；应当写明本级的依据（cite）',
    en: '{place} states a value of its own, but its citation ({cite}) is that of a level above; right is a cite of its own',
  },
  unused: {
    zh: '{kind} {id} 在此声明，却没有任何规定引用它；应当加以使用，或者删去',
    en: '{kind} {id} is declared here and nothing refers to it; right is to use it or leave it out',
  },
} as const satisfies Messages;
