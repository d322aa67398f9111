import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { FORBIDDEN_KEYS, isObject } from '../../shared/json.ts';
import { type Path, quote, type Report } from './flaw.ts';
import { scanText } from './scan-text.ts';

/** Limits of one file. A real district has some 10 KB, nests 14 deep and holds 1,000 values. */
export const LIMITS = { bytes: 1_000_000, depth: 64, marks: 100_000 } as const;

/** Parses one file as strict JSON within limits; undefined where something was reported. */
export function readText(text: string, report: Report): unknown {
  const bytes = byteLength(text);
  if (bytes > LIMITS.bytes) {
    const message = `the file has ${bytes} bytes; right is at most ${LIMITS.bytes}`;
    report([], 'file-too-large', message, { offset: 0 });
    return undefined;
  }
  const scan = scanText(text, LIMITS);
  if (scan.stoppedAt !== undefined) {
    if (scan.deepest > LIMITS.depth) {
      const message = `values nest more than ${LIMITS.depth} deep; right is at most ${LIMITS.depth}`;
      report([], 'nested-too-deeply', message, { offset: scan.stoppedAt });
    } else {
      const message = `the file holds more than ${LIMITS.marks} values; right is a file of one jurisdiction from one day on`;
      report([], 'too-many-values', message, { offset: scan.stoppedAt });
    }
    return undefined;
  }
  const value = parse(text, report);
  if (value === undefined) return undefined;
  const keys = { count: 0, forbidden: false };
  countKeys(value, keys);
  const hasDuplicates = keys.count !== scan.properties;
  if (hasDuplicates || keys.forbidden) reportKeys(parseTree(text), [], report);
  return hasDuplicates || keys.forbidden ? undefined : value;
}

function byteLength(text: string): number {
  if (text.length * 3 <= LIMITS.bytes || text.length > LIMITS.bytes) return text.length;
  return new TextEncoder().encode(text).length;
}

function parse(text: string, report: Report): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    const offset = first?.offset ?? 0;
    const message = first === undefined ? String(fault) : PLAIN[printParseErrorCode(first.error)];
    const plain = `${message ?? 'the text is not JSON'}; right is strict JSON without comments and trailing commas`;
    report([], 'malformed-json', fullWidthSign(text.charAt(offset)) ?? plain, { offset });
    return undefined;
  }
}

/** What a Chinese keyboard types where JSON has its signs. */
const FULL_WIDTH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '，': ',',
    '、': ',',
    '：': ':',
    '“': '"',
    '”': '"',
    '｛': '{',
    '｝': '}',
    '［': '[',
    '］': ']',
  }),
);

function fullWidthSign(found: string): string | undefined {
  const right = FULL_WIDTH.get(found);
  return right === undefined
    ? undefined
    : `there is the Chinese sign ${found}; right is the English ${right}`;
}

const PLAIN: Readonly<Record<string, string>> = {
  InvalidSymbol: 'there is a word that JSON does not know',
  InvalidNumberFormat: 'a number is not written as JSON writes it',
  PropertyNameExpected: 'a property name in double quotes is missing, or a comma is too many',
  ValueExpected: 'a value is missing, or a comma is too many',
  ColonExpected: 'a colon is missing after the property name',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace } is missing',
  CloseBracketExpected: 'a closing bracket ] is missing',
  EndOfFileExpected: 'there is more text after the end of the document',
  InvalidCommentToken: 'there is a comment',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a text does not end with a double quote on its line',
  UnexpectedEndOfNumber: 'a number is cut off',
  InvalidUnicode: 'a \\u escape is not followed by four hexadecimal digits',
  InvalidEscapeCharacter: 'a backslash is followed by a character that it cannot escape',
  InvalidCharacter: 'a text holds a control character (a line break or tab) that must be escaped',
};

function countKeys(value: unknown, keys: { count: number; forbidden: boolean }): void {
  if (Array.isArray(value)) {
    for (const part of value) if (typeof part === 'object') countKeys(part, keys);
    return;
  }
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    keys.count++;
    if (FORBIDDEN_KEYS.has(key)) keys.forbidden = true;
    const part = value[key];
    if (typeof part === 'object') countKeys(part, keys);
  }
}

/** Names every duplicate and forbidden key. Values under them cannot be addressed, so the place is the offset. */
function reportKeys(node: Node | undefined, path: Path, report: Report): void {
  const seen = new Set<string>();
  node?.children?.forEach((child, index) => {
    const [name, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
    const key: string | number = name === undefined ? index : String(name.value);
    if (typeof key === 'string') {
      const at = { offset: child.offset };
      if (seen.has(key)) {
        const message = `${quote(key)} stands here a second time, and only the last would count; right is once`;
        report([...path, key], 'duplicate-key', message, at);
      }
      if (FORBIDDEN_KEYS.has(key)) {
        const message = `${quote(key)} would reach into the program's own objects; right is another name`;
        report([...path, key], 'forbidden-key', message, at);
      }
      seen.add(key);
    }
    reportKeys(value, [...path, key], report);
  });
}
