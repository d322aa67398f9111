import type { CompiledPolicy } from '../../functions/core/determinations/compile-policy.ts';
import { OTHER_BENEFITS } from '../../functions/core/facts/other-benefits.ts';
import { type FactCandidates, factCandidates } from './fact-candidates.ts';
import { type Draws, drawsOf } from './kill-random.ts';

/** An invented person: what is known in a month. */
export interface GeneratedPerson {
  readonly month: string;
  /** By dotted id, or nested. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly factsAsOf: Readonly<Record<string, string>>;
}

type Facts = Record<string, unknown>;

/**
 * Distinct people for a policy. First each base (a worked example) with one fact at a time put to every value beside
 * a threshold, then to unknown; after that bases with several facts drawn anew, and people drawn from nothing. One in
 * eight facts that are drawn is unknown, some are stale, some people are given nested. Equal seeds give equal people.
 */
export function* generatePeople(
  compiled: CompiledPolicy,
  months: readonly string[],
  bases: readonly Facts[],
  seed: number,
): Generator<GeneratedPerson> {
  const draws = drawsOf(seed);
  const byMonth = months.map((month) => ({ month, candidates: factCandidates(compiled, month) }));
  const seen = new Set<string>();
  const isNew = (person: GeneratedPerson): boolean => {
    const key = `${person.month} ${JSON.stringify(person.facts)} ${JSON.stringify(person.factsAsOf)}`;
    return !seen.has(key) && seen.add(key).size > 0;
  };
  for (const { month, candidates } of byMonth.slice(0, 1))
    for (const person of oneByOne(bases.slice(0, MOST_SYSTEMATIC), candidates))
      if (isNew({ month, ...person })) yield { month, ...person };
  for (;;) {
    const { month, candidates } = pick(draws, byMonth);
    const person = { month, ...drawn(draws, bases, candidates) };
    if (isNew(person)) yield person;
  }
}

/** With more bases, one-by-one people would leave no room for drawn ones. */
const MOST_SYSTEMATIC = 12;

function* oneByOne(
  bases: readonly Facts[],
  { ids, values, others, asOf }: FactCandidates,
): Generator<Omit<GeneratedPerson, 'month'>> {
  for (const facts of bases) {
    yield { facts, factsAsOf: {} };
    for (const id of ids) {
      for (const value of values.get(id) ?? []) yield { facts: { ...facts, [id]: value }, factsAsOf: {} };
      yield { facts: { ...facts, [id]: null }, factsAsOf: {} };
    }
    for (const id of asOf.keys())
      for (const day of asOf.get(id) ?? []) yield { facts, factsAsOf: { [id]: day } };
  }
  const [first] = bases;
  for (const other of others) yield { facts: { ...first, [OTHER_BENEFITS]: [other] }, factsAsOf: {} };
}

function drawn(
  draws: Draws,
  bases: readonly Facts[],
  candidates: FactCandidates,
): Omit<GeneratedPerson, 'month'> {
  const { ids, values, asOf } = candidates;
  const isFree = draws.chance(0.1);
  const facts: Facts = isFree ? {} : { ...pick(draws, bases) };
  const changed = isFree ? ids : Array.from({ length: 1 + draws.below(6) }, () => pick(draws, ids));
  for (const id of changed) {
    if (draws.chance(0.125)) unknown(draws, facts, id);
    else facts[id] = pick(draws, values.get(id) ?? [null]);
  }
  if (isFree || draws.chance(0.4)) facts[OTHER_BENEFITS] = drawnOthers(draws, candidates);
  if (draws.chance(0.04)) unknown(draws, facts, OTHER_BENEFITS);
  const factsAsOf: Record<string, string> = {};
  if (asOf.size > 0 && draws.chance(0.2))
    for (let times = 1 + draws.below(3); times > 0; times--) {
      const [id, days] = pick(draws, [...asOf]);
      factsAsOf[id] = pick(draws, days);
    }
  return { facts: draws.chance(0.3) ? nested(facts) : facts, factsAsOf };
}

function unknown(draws: Draws, facts: Facts, id: string): void {
  if (draws.chance(0.5)) facts[id] = null;
  else delete facts[id];
}

function drawnOthers(draws: Draws, { others }: FactCandidates): object[] {
  const count = draws.chance(0.4) ? 0 : draws.chance(0.6) ? 1 : 2 + draws.below(3);
  const drawn = others.length === 0 ? [] : Array.from({ length: count }, () => pick(draws, others));
  // Twice the same is refused by both; one in fifty such lists stays to show it.
  return draws.chance(0.02)
    ? drawn
    : [
        ...new Map(
          drawn.map((one) => [JSON.stringify({ ...one, choice: 0, monthlyAmount: 0 }), one]),
        ).values(),
      ];
}

/** The same facts as objects in objects. */
function nested(flat: Facts): Facts {
  const root: Facts = {};
  for (const [id, value] of Object.entries(flat)) {
    const dot = id.indexOf('.');
    const [group, rest] = [id.slice(0, dot), id.slice(dot + 1)];
    if (dot < 0 || rest.includes('.') || Object.hasOwn(flat, group)) root[id] = value;
    else root[group] = { ...(root[group] as Facts | undefined), [rest]: value };
  }
  return root;
}

function pick<T>(draws: Draws, list: readonly T[]): T {
  return list[draws.below(list.length)] as T; // lists are not empty
}
