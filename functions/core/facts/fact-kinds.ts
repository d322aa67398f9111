import type { Fact, FactSchema } from '../../generated/policy-file.ts';
import { formatMoney, parseMoney } from '../shared/money.ts';

/** What a fact's values are, for operators and for the inner form. */
export type FactKind = 'boolean' | 'number' | 'money' | 'date' | 'month' | 'text' | 'list';

export function factKind(schema: FactSchema): FactKind {
  if (schema.type === 'array') return 'list';
  if (schema.type === 'boolean') return 'boolean';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.format === 'money' || schema.format === 'date' || schema.format === 'month')
    return schema.format;
  return 'text';
}

/** Kinds whose values have an order. */
export const ORDERED_KINDS: ReadonlySet<FactKind> = new Set<FactKind>(['number', 'money', 'date', 'month']);

/** Inner form of a value: amounts become 分, all else stays. */
export function encodeValue(kind: FactKind, value: unknown): unknown {
  if (kind !== 'money') return value;
  return typeof value === 'string' || typeof value === 'number' ? parseMoney(String(value)) : value;
}

/** Outer form of a value, as answers show it. */
export function showValue(kind: FactKind | undefined, value: unknown): unknown {
  return kind === 'money' && typeof value === 'number' ? formatMoney(value) : value;
}

/** The values of an enumeration, from `enum` or the keys of `choices`. */
export function choicesOf(fact: Fact): string[] | undefined {
  if (fact.schema?.enum !== undefined) return fact.schema.enum;
  if (fact.choices === undefined) return undefined;
  const ids = Object.entries(fact.choices).filter(([, label]) => label !== null);
  return ids.map(([id]) => id);
}
