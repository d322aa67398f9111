import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { JSON_FAULTS, NOT_JSON } from '../../core/policies/check/messages/json-faults.ts';
import { scanText } from '../../core/policies/check/scan-text.ts';
import { FORBIDDEN_KEYS, pointerStep } from '../../core/shared/json.ts';
import { Refusal, type RefusalItem } from '../../core/shared/refusal.ts';
import type { Bilingual } from '../../core/shared/text.ts';

/** Facts nest three deep and policy files some fifteen. */
const MOST_DEPTH = 64;

/** What a key that reaches the prototype can look like in a text; \u may hide one. */
const SUSPICIOUS = /__proto__|"constructor"|"prototype"|\\u/;

/**
 * Parses a body. Refuses body-malformed with line, column and offset, also for nesting that is too deep, and
 * request-invalid for keys that reach the prototype.
 */
export function parseJson(body: string): unknown {
  const text = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  const { stoppedAt } = scanText(text, { depth: MOST_DEPTH, marks: Number.POSITIVE_INFINITY });
  if (stoppedAt !== undefined)
    throw malformed(text, stoppedAt, 'nested-too-deeply', {
      zh: `嵌套超过 ${MOST_DEPTH} 层`,
      en: `values nest more than ${MOST_DEPTH} deep`,
    });
  if (text.includes('\ufffd'))
    throw malformed(text, text.indexOf('\ufffd'), 'not-utf-8', {
      zh: '正文不是 UTF-8',
      en: 'the body is not UTF-8',
    });
  const value = parse(text);
  if (SUSPICIOUS.test(text)) refuseForbiddenKeys(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    const [first] = errors;
    if (text.trim() === '') throw malformed(text, 0, 'json-syntax', EMPTY);
    const code = first && printParseErrorCode(first.error);
    throw malformed(text, first?.offset ?? 0, 'json-syntax', {
      zh: `正文不是 JSON：${(JSON_FAULTS[code ?? ''] ?? NOT_JSON).zh}`,
      en: `the body is not JSON: ${code === undefined ? 'not JSON' : said(code)}`,
    });
  }
}

const EMPTY: Bilingual = { zh: '正文为空；应为 JSON', en: 'the body is empty; right is JSON' };

/** CommaExpected → comma expected. */
function said(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function malformed(text: string, offset: number, code: string, what: Bilingual): Refusal {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const detail = `${what.en} at line ${line}, column ${column} (after ${offset} characters)`;
  const zh = `${what.zh}，在第 ${line} 行第 ${column} 列（前面有 ${offset} 个字符）`;
  const item = { pointer: '', code, detail, zh, line, column, offset };
  return new Refusal('body-malformed', { zh, en: detail }, [item]);
}

function refuseForbiddenKeys(value: unknown): void {
  const items: RefusalItem[] = [];
  collectForbidden(value, '', items);
  const [first] = items;
  if (first !== undefined)
    throw new Refusal('request-invalid', { zh: first.zh ?? first.detail, en: first.detail }, items);
}

function collectForbidden(value: unknown, pointer: string, items: RefusalItem[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = pointer + pointerStep(key);
    if (!Array.isArray(value) && FORBIDDEN_KEYS.has(key))
      items.push({
        pointer: at,
        code: 'forbidden-key',
        detail: `${key} cannot be a key; right is to leave it out`,
        zh: `${key} 不能作为键；应当删去`,
      });
    else collectForbidden(inner, at, items);
  }
}
