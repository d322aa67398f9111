import type { PolicyFile } from '../../generated/policy-file.ts';
import { FORBIDDEN_KEYS, isObject } from '../shared/json.ts';
import type { ResolvedRules } from './policy.ts';

/**
 * Expressions. RFC 7396 would mix the parts of two expressions ({ all } over { any } gives both), so a lower
 * level restates these whole. See docs/decisions/0002-policy-format.md.
 */
export const ATOMIC_KEYS: ReadonlySet<string> = new Set([
  'when',
  'amount',
  'number',
  'schema',
  'table',
  'limit',
  'derived',
  'narrowedBy',
  'window',
  'shares',
]);

/** What describes the file itself and is not inherited. */
const FILE_KEYS: ReadonlySet<string> = new Set([
  '$schema',
  'jurisdiction',
  'name',
  'extends',
  'effectiveFrom',
  'issuedOn',
  'amends',
  'corrects',
]);

/** Applies policy files from the nation down as RFC 7396 merge patches. Unchanged parts are shared, not copied. */
export function mergeLayers(base: ResolvedRules, files: readonly PolicyFile[]): ResolvedRules {
  return files.reduce<ResolvedRules>(
    (rules, file) => mergePatch(rules, rulesOf(file), '') as ResolvedRules,
    base,
  );
}

/** A file's rules, without what describes the file itself. */
export function rulesOf(file: PolicyFile): Record<string, unknown> {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !FILE_KEYS.has(key)));
}

function mergePatch(target: unknown, patch: unknown, key: string): unknown {
  if (!isObject(patch)) return patch;
  const isWhole = isAtom(key, patch);
  const merged: Record<string, unknown> = isWhole || !isObject(target) ? {} : { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (FORBIDDEN_KEYS.has(name)) continue;
    if (value === null && !isWhole && !keepsNull(name)) delete merged[name];
    else merged[name] = isWhole ? value : mergePatch(merged[name], value, name);
  }
  return merged;
}

/** `limit: null` says that the text gives no limit; `months: null` that it names no length. */
export function keepsNull(name: string): boolean {
  return name === 'limit' || name === 'months';
}

/** Whether an object is restated whole by a lower level: an expression or a text. */
export function isAtom(key: string, patch: Record<string, unknown>): boolean {
  return ATOMIC_KEYS.has(key) || isText(patch);
}

function isText(value: Record<string, unknown>): boolean {
  return typeof value.zh === 'string';
}
