import { factDictionary } from '../facts/fact-dictionary.ts';
import type { Policy } from '../policies/policy.ts';
import { type Month, monthIndex, monthOfIndex } from '../shared/month.ts';

/** What of a month, besides the facts, can change what a policy says: ages, months to a date, dated amounts. */
export type MonthKey = (month: Month, facts: Readonly<Record<string, unknown>>) => string;

const known = new WeakMap<Policy, MonthKey>();

/** Two months with the same facts and the same key are determined alike, so that one of them is enough. */
export function monthKeyOf(policy: Policy): MonthKey {
  const before = known.get(policy);
  if (before !== undefined) return before;
  const fresh = build(policy);
  known.set(policy, fresh);
  return fresh;
}

function build(policy: Policy): MonthKey {
  const texts = new Set<string>();
  collectTexts({ ...policy.rules.benefits }, texts);
  collectTexts({ ...policy.rules.conditions }, texts);
  const { derived } = factDictionary(policy.rules.facts);
  const used = new Set(derived.filter(({ id }) => texts.has(id)));
  // A derived fact may rest on another one.
  for (const one of [...derived].reverse())
    if ([...used].some(({ fact }) => fact.derived?.from === one.id)) used.add(one);
  const ages = basesOf([...used], 'age');
  const terms = basesOf([...used], 'months-until');
  const isLater = policy.rules.time?.age?.countsFrom === 'month-after-birthday';
  const changes = [...scheduledMonths(policy)].sort();
  if (ages.length === 0 && terms.length === 0 && changes.length === 0) return () => '';
  return (month, facts) => {
    const index = monthIndex(month);
    let key = `${changes.findLastIndex((from) => from <= month)}`;
    for (const fact of ages) {
      const born = facts[fact];
      if (typeof born === 'string')
        key += ` ${Math.floor((index - monthIndex(born) - (isLater ? 1 : 0)) / 12)}`;
    }
    for (const fact of terms) {
      const day = facts[fact];
      if (typeof day === 'string') key += ` ${monthIndex(day) - index}`;
    }
    return key;
  };
}

function basesOf(
  used: readonly { fact: { derived?: { kind: string; from?: string } } }[],
  kind: string,
): string[] {
  return used.flatMap(({ fact }) => (fact.derived?.kind === kind ? (fact.derived.from ?? []) : []));
}

function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (Array.isArray(value)) for (const one of value) collectTexts(one, into);
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) collectTexts(one, into);
}

/** Months in which an amount of this policy, of the superior or of last year's changes. */
function scheduledMonths({ rules, superior, lastYear }: Policy, into = new Set<Month>()): Set<Month> {
  collectSchedules(rules.parameters, into);
  if (superior !== undefined) scheduledMonths(superior, into);
  if (lastYear !== undefined)
    for (const month of scheduledMonths(lastYear)) into.add(monthOfIndex(monthIndex(month) + 12));
  return into;
}

function collectSchedules(value: unknown, into: Set<Month>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value))
    if (key === 'schedule' && typeof one === 'object' && one !== null)
      for (const month of Object.keys(one)) into.add(month);
    else collectSchedules(one, into);
}
