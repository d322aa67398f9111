import type { Bilingual } from '../../../shared/text.ts';

/** What the JSON reader (jsonc-parser) stumbles over, by its own names. */
export const JSON_FAULTS: Readonly<Record<string, Bilingual>> = {
  InvalidSymbol: { zh: '有 JSON 不认识的词', en: 'there is a word that JSON does not know' },
  InvalidNumberFormat: { zh: '数字的写法不符合 JSON', en: 'a number is not written as JSON writes it' },
  PropertyNameExpected: {
    zh: '缺少双引号中的属性名，或者多了一个逗号',
    en: 'a property name in double quotes is missing, or a comma is too many',
  },
  ValueExpected: { zh: '缺少值，或者多了一个逗号', en: 'a value is missing, or a comma is too many' },
  ColonExpected: { zh: '属性名后面缺少冒号', en: 'a colon is missing after the property name' },
  CommaExpected: { zh: '缺少逗号', en: 'a comma is missing' },
  CloseBraceExpected: { zh: '缺少右花括号 }', en: 'a closing brace } is missing' },
  CloseBracketExpected: { zh: '缺少右方括号 ]', en: 'a closing bracket ] is missing' },
  EndOfFileExpected: {
    zh: '文档结束之后还有文字',
    en: 'there is more text after the end of the document',
  },
  InvalidCommentToken: { zh: '有注释', en: 'there is a comment' },
  UnexpectedEndOfComment: { zh: '注释没有结束', en: 'a comment does not end' },
  UnexpectedEndOfString: {
    zh: '文字在本行没有以双引号结束',
    en: 'a text does not end with a double quote on its line',
  },
  UnexpectedEndOfNumber: { zh: '数字不完整', en: 'a number is cut off' },
  InvalidUnicode: {
    zh: '\\u 转义后面不是四位十六进制数字',
    en: 'a \\u escape is not followed by four hexadecimal digits',
  },
  InvalidEscapeCharacter: {
    zh: '反斜杠后面是不能转义的字符',
    en: 'a backslash is followed by a character that it cannot escape',
  },
  InvalidCharacter: {
    zh: '文字中有须转义的控制字符（换行或者制表符）',
    en: 'a text holds a control character (a line break or tab) that must be escaped',
  },
};

export const NOT_JSON: Bilingual = { zh: '文本不是 JSON', en: 'the text is not JSON' };
