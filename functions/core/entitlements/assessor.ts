import { factDictionary } from '../facts/fact-dictionary.ts';
import type { Policy } from '../policies/policy.ts';
import { addDays } from '../shared/calendar-date.ts';
import { digestOf } from '../shared/digest.ts';
import { lastDayOf, monthOfIndex } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';
import type { DueBasis } from './due-month.ts';
import type { EntitlementContext } from './entitlement-context.ts';
import type { EvaluatedBenefit, Evaluation } from './evaluator.ts';
import type { MonthFacts } from './month-facts.ts';
import { monthKeyOf } from './month-key.ts';
import type { PersonTimeline } from './person-timeline.ts';
import type { Right } from './right.ts';
import { type UsableFacts, usableFacts } from './usable-facts.ts';

/** What the policy says of a benefit in a month, and on what that rests. */
export interface Assessed {
  readonly benefit: EvaluatedBenefit;
  readonly basis: DueBasis | null;
  /** Facts that were confirmed longer ago than the policy lets them grow old. */
  readonly stale: readonly string[];
  /** Equal for months that were assessed alike. */
  readonly key: string;
}

/** Assesses one benefit in a month over the facts of the month. */
export type Assess = (right: Right, index: number, facts: MonthFacts) => Promise<Assessed>;

/** Asks the evaluator once for all months and benefits that have the same policy, facts, ages and dated amounts. */
export function assessor(person: PersonTimeline, knownOn: string, context: EntitlementContext): Assess {
  const evaluations = new Map<string, Evaluation | Promise<Evaluation>>();
  const askedFor = askings();
  return async ({ jurisdiction, benefit, decision }, index, month) => {
    const policy = person.policyIn(jurisdiction, index);
    if (policy === undefined) return open(['policy'], `none ${jurisdiction}`);
    const { usable, number, digest, freshThrough } = askedFor(policy, index, month);
    const name = monthOfIndex(index);
    for (const fact of usable.unusable)
      person.report(
        decision.id,
        'fact-unusable',
        `${fact} has a value that ${jurisdiction} cannot read in ${name}; it counts as unknown until it is mended`,
      );
    const key = `${policy.digest} ${monthKeyOf(policy)(name, usable.facts)} ${number}`;
    try {
      // How old a register's word is stops nothing by itself; see docs/decisions/0010-due-by-month.md.
      const request = { jurisdiction, month: name, knownOn, facts: usable.facts, factsAsOf: {} };
      const answer = evaluations.get(key) ?? context.evaluator.evaluate(request);
      evaluations.set(key, answer);
      const evaluation = await answer;
      const found = evaluation.benefits[benefit];
      if (found === undefined) return open([`benefits.${benefit}`], key);
      const basis = {
        jurisdiction,
        policy: evaluation.policyDigest,
        get facts() {
          return digest();
        },
      };
      return {
        benefit: found,
        basis,
        stale: freshThrough.length === 0 ? NONE : staleFacts(freshThrough, lastDayOf(name)),
        key,
      };
    } catch (error) {
      if (!(error instanceof Refusal) || error.name !== 'facts-invalid') throw error;
      const facts = error.items.map(({ pointer }) => pointer.slice('/facts/'.length).replaceAll('/', '.'));
      return open([...new Set(facts)], key);
    }
  };
}

interface Asked {
  readonly policy: Policy;
  readonly usable: UsableFacts;
  /** How many days of past events were left out. */
  readonly leftOut: number;
  /** Equal for equal facts. */
  readonly number: number;
  readonly digest: () => string;
  /** The last day on which each fact is as fresh as the policy wants it. */
  readonly freshThrough: readonly (readonly [fact: string, day: string])[];
}

/** Facts as the policy may be asked, made once for the months that share them. */
function askings(): (policy: Policy, index: number, month: MonthFacts) => Asked {
  const known = new Map<MonthFacts, Asked[]>();
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  return (policy, index, month) => {
    const own = known.get(month) ?? [];
    known.set(month, own);
    const same = own.find(
      (one) => one.policy === policy && one.leftOut === countUntil(one.usable.leftOutFrom, index),
    );
    if (same !== undefined) return same;
    const usable = usableFacts(policy, month.facts, index);
    let facts: string | undefined;
    const digest = () => {
      facts ??= digestOf(usable.facts);
      return facts;
    };
    const leftOut = countUntil(usable.leftOutFrom, index);
    const number = numberOf(JSON.stringify(usable.facts));
    const fresh = { policy, usable, leftOut, number, digest, freshThrough: freshDays(policy, month) };
    own.push(fresh);
    return fresh;
  };
}

function countUntil(indexes: readonly number[], index: number): number {
  let count = 0;
  for (const from of indexes) if (from <= index) count += 1;
  return count;
}

function open(missing: readonly string[], key: string): Assessed {
  const benefit = { outcome: 'undetermined', fen: 0, class: null, reasons: [], missing } as const;
  return { benefit, basis: null, stale: [], key };
}

function freshDays({ rules }: Policy, { factsAsOf }: MonthFacts): [string, string][] {
  const { byId } = factDictionary(rules.facts);
  return Object.entries(factsAsOf).flatMap(([fact, day]): [string, string][] => {
    const maxAgeDays = byId.get(fact)?.fact.maxAgeDays;
    return maxAgeDays === undefined ? [] : [[fact, dayLater(day, maxAgeDays)]];
  });
}

/** Registers confirm thousands of people on the same day. */
const laterDays = new Map<string, string>();
const mostLaterDays = 20_000;

function dayLater(day: string, days: number): string {
  const key = `${day} ${days}`;
  const known = laterDays.get(key);
  if (known !== undefined) return known;
  const later = addDays(day, days);
  if (laterDays.size >= mostLaterDays) laterDays.clear();
  laterDays.set(key, later);
  return later;
}

function staleFacts(freshThrough: Asked['freshThrough'], lastDay: string): readonly string[] {
  if (freshThrough.every(([, day]) => lastDay <= day)) return NONE;
  return freshThrough
    .filter(([, day]) => lastDay > day)
    .map(([fact]) => fact)
    .sort();
}

const NONE: readonly string[] = [];
