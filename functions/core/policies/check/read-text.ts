import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { FORBIDDEN_KEYS, isObject } from '../../shared/json.ts';
import { type Path, quote, type Report } from './flaw.ts';
import { JSON_FAULTS, NOT_JSON } from './messages/json-faults.ts';
import { scanText } from './scan-text.ts';

/** Limits of one file. A real district has some 10 KB, nests 14 deep and holds 1,000 values. */
export const LIMITS = { bytes: 1_000_000, depth: 64, marks: 100_000 } as const;

/** Parses one file as strict JSON within limits; undefined where something was reported. */
export function readText(text: string, report: Report): unknown {
  const bytes = byteLength(text);
  if (bytes > LIMITS.bytes) {
    report([], 'file-too-large', { bytes, most: LIMITS.bytes }, { offset: 0 });
    return undefined;
  }
  const scan = scanText(text, LIMITS);
  if (scan.stoppedAt !== undefined) {
    const at = { offset: scan.stoppedAt };
    if (scan.deepest > LIMITS.depth) report([], 'nested-too-deeply', { most: LIMITS.depth }, at);
    else report([], 'too-many-values', { most: LIMITS.marks }, at);
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
    const found = text.charAt(offset);
    const right = FULL_WIDTH.get(found);
    if (right !== undefined) report([], 'malformed-json.full-width', { found, right }, { offset });
    else {
      const problem = first === undefined ? String(fault) : JSON_FAULTS[printParseErrorCode(first.error)];
      report([], 'malformed-json', { problem: problem ?? NOT_JSON }, { offset });
    }
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
      if (seen.has(key)) report([...path, key], 'duplicate-key', { key: quote(key) }, at);
      if (FORBIDDEN_KEYS.has(key)) report([...path, key], 'forbidden-key', { key: quote(key) }, at);
      seen.add(key);
    }
    reportKeys(value, [...path, key], report);
  });
}
