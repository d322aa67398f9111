import type { Messages } from './messages.ts';

/** What is found before a file is known to be a policy. */
export const READING_MESSAGES = {
  'file-too-large': {
    zh: '文件有 {bytes} 字节；不得超过 {most} 字节',
    en: 'the file has {bytes} bytes; right is at most {most}',
  },
  'nested-too-deeply': {
    zh: '嵌套超过 {most} 层；不得超过 {most} 层',
    en: 'values nest more than {most} deep; right is at most {most}',
  },
  'too-many-values': {
    zh: '文件中的值超过 {most} 个；一个文件应当只写一个辖区自某日起的规定',
    en: 'the file holds more than {most} values; right is a file of one jurisdiction from one day on',
  },
  'malformed-json': {
    zh: '{problem}；应为严格的 JSON，不得有注释，最后一项后面不加逗号',
    en: '{problem}; right is strict JSON without comments and trailing commas',
  },
  'malformed-json.full-width': {
    zh: '此处是中文符号“{found}”；应为英文符号“{right}”',
    en: 'there is the Chinese sign {found}; right is the English {right}',
  },
  'malformed-text': {
    zh: '文字中有半个字符（单独的代理项）；应为完整的字符，直接写出，或者写成一对 \\u 转义',
    en: 'a text holds half of a character (a lone surrogate); right is whole characters, written as such or as a pair of \\u escapes',
  },
  'duplicate-key': {
    zh: '{key} 在此重复出现，只有最后一个会起作用；应当只写一次',
    en: '{key} stands here a second time, and only the last would count; right is once',
  },
  'forbidden-key': {
    zh: '{key} 会触及程序自身的对象；应改用其他名称',
    en: "{key} would reach into the program's own objects; right is another name",
  },
  'more-findings': {
    zh: '本文件的问题超过 {most} 个；请先改正这些，其余的随后列出',
    en: 'this file has more than {most} findings; mend these first, the rest follows',
  },
} as const satisfies Messages;
