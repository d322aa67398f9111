import { COMPLETE_FIELDS } from '../policies/check/complete-fields.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import { isObject, pointerStep } from '../shared/json.ts';

/** Pointers of all entries of a resolved policy that decide something and do not say where it is written. */
export function missingCitations(rules: ResolvedRules): string[] {
  const cited = COMPLETE_FIELDS.filter(({ fields }) => fields.includes('cite')).map(({ pattern }) => pattern);
  const others: readonly (readonly string[])[] = [
    ['time', '*'],
    ['benefits', '*', 'funding'],
  ];
  const found = [...cited, ...others].flatMap((pattern) => uncited(rules, pattern, ''));
  const unsourced = Object.entries(rules.parameters ?? {})
    .filter(
      ([, { amount, number, cite }]) => (amount !== undefined || number !== undefined) && cite === undefined,
    )
    .map(([id]) => `/parameters${pointerStep(id)}`);
  return [...new Set([...found, ...unsourced])].sort();
}

function uncited(value: unknown, [key, ...rest]: readonly string[], pointer: string): string[] {
  if (!isObject(value)) return [];
  if (key === undefined) return value.cite === undefined ? [pointer] : [];
  const keys = key === '*' ? Object.keys(value) : [key];
  return keys.flatMap((one) => uncited(value[one], rest, pointer + pointerStep(one)));
}
