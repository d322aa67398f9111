import type { Derivation } from '../../generated/policy-file.ts';
import { liesWithin } from '../jurisdictions/jurisdiction-code.ts';
import { areaOf, parameterValue } from '../policies/parameter-value.ts';
import type { Policy } from '../policies/policy.ts';
import { isObject } from '../shared/json.ts';
import { type Month, monthIndex } from '../shared/month.ts';
import type { FactDefinition, FactDictionary } from './fact-dictionary.ts';

/** What a derivation may look at. */
interface DerivationContext {
  readonly policy: Policy;
  readonly month: Month;
  readonly values: ReadonlyMap<string, unknown>;
}

/**
 * One entry per kind: computes the value from what is known, undefined where that does not suffice, null where it
 * is known not to apply (a category that the certificate does not name).
 */
const DERIVATIONS: Readonly<
  Record<Derivation['kind'], (derivation: Derivation, context: DerivationContext) => unknown>
> = {
  age: ({ from }, context) => ageIn(context, dateOf(from, context)),
  'months-until': ({ from }, { month, ...context }) => {
    const date = dateOf(from, { month, ...context });
    return date === undefined ? undefined : monthIndex(date) - monthIndex(month);
  },
  'within-jurisdiction': ({ from }, { policy, values }) => {
    const code = values.get(from ?? '');
    return typeof code === 'string' ? liesWithin(code, policy.jurisdiction) : undefined;
  },
  categories: (_, { values }) => components(values)?.map(({ category }) => category),
  'heaviest-level': (_, { values }) => {
    const levels = [values.get('certificate.level'), ...(components(values) ?? []).map(({ level }) => level)];
    if (components(values) === undefined || levels.some((level) => typeof level !== 'number'))
      return undefined;
    return Math.min(...(levels as number[]));
  },
  'level-of': ({ category }, { values }) => {
    const all = components(values);
    if (all === undefined) return undefined;
    const own = all.find((one) => one.category === category);
    return own === undefined ? null : own.level;
  },
  'multiple-of': ({ from, parameter }, { policy, month, values }) => {
    const amount = values.get(from ?? '');
    const base = parameterValue(policy, parameter ?? '', month, areaOf(values));
    if (typeof amount !== 'number' || !base.known || base.value.n === 0n) return undefined;
    return (amount * Number(base.value.d)) / Number(base.value.n);
  },
  'held-benefits': ({ from }, { values }) => {
    const held = values.get(from ?? '');
    return Array.isArray(held) ? held.filter(isObject).map(({ code }) => String(code)) : undefined;
  },
  count: ({ from }, { values }) => {
    const list = values.get(from ?? '');
    return Array.isArray(list) ? list.length : undefined;
  },
};

/** Adds the derived facts to the given ones; what cannot be derived stays unknown. */
export function deriveFacts(
  dictionary: FactDictionary,
  policy: Policy,
  month: Month,
  given: ReadonlyMap<string, unknown>,
): Map<string, unknown> {
  const values = new Map(given);
  addDerived(dictionary.derived, { policy, month, values });
  return values;
}

/** Adds these derived facts, each of them after those that it rests on. */
export function addDerived(
  derived: readonly FactDefinition[],
  context: DerivationContext & { readonly values: Map<string, unknown> },
): void {
  for (const { id, fact } of derived) {
    if (fact.derived === undefined) continue;
    const value = DERIVATIONS[fact.derived.kind](fact.derived, context);
    if (value !== undefined) context.values.set(id, value);
  }
}

function dateOf(from: string | undefined, { values }: DerivationContext): string | undefined {
  const date = values.get(from ?? '');
  return typeof date === 'string' ? date : undefined;
}

/** Completed years; `time.age` says whether the month of the birthday counts as before or after it. */
function ageIn({ policy, month }: DerivationContext, birthDate: string | undefined): number | undefined {
  if (birthDate === undefined) return undefined;
  const isLater = policy.rules.time?.age?.countsFrom === 'month-after-birthday';
  const months = monthIndex(month) - monthIndex(birthDate) - (isLater ? 1 : 0);
  return months < 0 ? undefined : Math.floor(months / 12);
}

/** The disabilities a certificate names: its one category, or the components of a multiple one. */
function components(
  values: ReadonlyMap<string, unknown>,
): { category: unknown; level: unknown }[] | undefined {
  const category = values.get('certificate.category');
  if (category === undefined) return undefined;
  if (category !== 'multiple') return [{ category, level: values.get('certificate.level') }];
  const listed = values.get('certificate.components');
  if (!Array.isArray(listed)) return undefined;
  return listed.filter(isObject).map((one) => ({ category: one.category, level: one.level }));
}
