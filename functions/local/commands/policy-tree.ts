import { sayField } from '../../core/policies/compare/say-field.ts';
import { sayLimit } from '../../core/policies/compare/say-limit.ts';
import type { Vocabulary } from '../../core/policies/compare/vocabulary.ts';
import { type Origins, originAt } from '../../core/policies/origins.ts';
import type { Policy } from '../../core/policies/policy.ts';
import { isObject, pointerStep } from '../../core/shared/json.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface TreeContext {
  readonly policy: Policy;
  readonly words: Vocabulary;
  readonly terminal: Terminal;
  readonly language: Terminal['language'];
  /** Printed beside each value, where asked for. */
  readonly origins: Origins | undefined;
  /** Whether long letters are printed in full. */
  readonly inFull: boolean;
}

/** Fields that are read out in words, whatever their form. */
const SAID = new Set([
  'when',
  'amount',
  'cite',
  'maximumCite',
  'limit',
  'schema',
  'derived',
  'window',
  'shares',
]);
const LONGEST = 160;

/** A part of a resolved policy as indented lines: keys as in the files, values in words. */
export function policyTree(value: unknown, pointer: string, context: TreeContext, depth = 0): string[] {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((one, index): [string, unknown] => [String(index), one])
    : Object.entries(isObject(value) ? value : {});
  return entries.flatMap(([key, part]) =>
    branch(key, part, pointer + pointerStep(key), value, context, depth),
  );
}

function branch(
  key: string,
  part: unknown,
  pointer: string,
  owner: unknown,
  context: TreeContext,
  depth: number,
): string[] {
  const { paint } = context.terminal;
  const indent = '  '.repeat(depth);
  const name = nameOf(key, part, owner);
  if (!isBranch(key, part)) {
    const text = leafText(key, part, owner, context).split('\n');
    const lines = text.map((line, index) =>
      index === 0 ? `${indent}${paint('cyan', name)}: ${line}` : `${indent}  ${line}`,
    );
    return [(lines[0] ?? '') + originText(pointer, context), ...lines.slice(1)];
  }
  if (Object.keys(part as object).length === 0) return [];
  const label = isObject(part) && part.label !== undefined ? `  ${said('label', part.label, context)}` : '';
  const rest = isObject(part)
    ? Object.fromEntries(Object.entries(part).filter(([field]) => !isSaidInHead(field, key)))
    : part;
  return [
    `${indent}${paint('bold', name)}${paint('dim', label)}`,
    ...policyTree(rest, pointer, context, depth + 1),
  ];
}

/** A label stands beside its id; the id of a list's entry is its name. */
function isSaidInHead(field: string, key: string): boolean {
  return field === 'label' || (field === 'id' && /^\d+$/.test(key));
}

function nameOf(key: string, part: unknown, owner: unknown): string {
  if (!Array.isArray(owner)) return key;
  const number = Number(key) + 1;
  return isObject(part) && typeof part.id === 'string' ? `${number}. ${part.id}` : `${number}.`;
}

function isBranch(key: string, part: unknown): boolean {
  if (SAID.has(key)) return false;
  if (Array.isArray(part)) return part.some(isObject);
  return isObject(part) && typeof part.zh !== 'string';
}

function leafText(key: string, part: unknown, owner: unknown, context: TreeContext): string {
  if (key === 'limit' && part === null) return missingLimit(owner, context);
  const text = said(key, part, context);
  return context.inFull || text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replaceAll('\n', ' ')}…`;
}

/** The text gives no limit: what the superior level says for such a stage, if anything. */
function missingLimit(owner: unknown, { policy, language, words }: TreeContext): string {
  const kind = isObject(owner) ? String(owner.kind) : '';
  const fallback = policy.rules.stageDefaults?.[kind];
  const none = sayLimit(null)[language];
  if (fallback === undefined || fallback === null)
    return language === 'zh' ? `${none}（上级也没有默认时限）` : `${none} (no default above)`;
  const cited = words.cite(fallback.cite)[language];
  const limit = sayLimit(fallback.limit)[language];
  return language === 'zh' ? `${none}（默认 ${limit}，${cited}）` : `${none} (default ${limit}, ${cited})`;
}

function said(field: string, value: unknown, { words, language }: TreeContext): string {
  return sayField(field, value, words)[language];
}

function originText(pointer: string, { origins, terminal }: TreeContext): string {
  const origin = origins && originAt(origins, pointer);
  return origin === undefined
    ? ''
    : `  ${terminal.paint('dim', `← ${origin.jurisdiction} ${origin.effectiveFrom}`)}`;
}
