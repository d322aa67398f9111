import type { EvaluationRequest } from '../entitlements/evaluator.ts';
import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import { daysBetween } from '../shared/calendar-date.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { KnownState } from './known-state.ts';
import type { RegisterRecord } from './register-record.ts';
import {
  benefitRegisters,
  listedBenefit,
  registeredBenefits,
  registersSupplying,
} from './registered-benefits.ts';
import type { RegisteredFacts } from './registered-facts.ts';

type Inquiry = Pick<EvaluationRequest, 'facts' | 'factsAsOf'>;

/**
 * All that is known of a person on a day: what the dossier says, over it what registers say, and what follows from a
 * complete register that does not name him. Events that registers date stand as the facts that record them.
 */
export function factsForInquiry(
  state: KnownState,
  records: readonly RegisterRecord[],
  { chosen }: RegisteredFacts,
  context: Pick<ComparisonContext, 'policy' | 'on' | 'layouts' | 'coverage'>,
): Inquiry {
  const { policy, on } = context;
  const absent = absenceOf(context);
  const facts: Record<string, unknown> = {};
  const factsAsOf: Record<string, string> = {};
  const put = (fact: string, value: unknown, asOf: string | null) => {
    facts[fact] = value;
    if (asOf === null) delete factsAsOf[fact];
    else factsAsOf[fact] = asOf;
  };
  for (const { from, values, asOf } of state.known.facts)
    if (from <= on) for (const [fact, value] of Object.entries(values)) put(fact, value, asOf);
  for (const { fact, value, from, record } of chosen.values()) if (from <= on) put(fact, value, record.asOf);
  for (const [fact, value, asOf] of absent.silence) if (facts[fact] === undefined) put(fact, value, asOf);
  if (absent.benefitsAsOf !== undefined)
    put(OTHER_BENEFITS, otherBenefits(records, context), absent.benefitsAsOf);
  for (const { events } of records.filter(({ standing }) => standing !== 'withdrawn'))
    for (const { event, on: day, over } of events) {
      const { fact, endedBy, effect } = policy.rules.events?.[event] ?? {};
      if (fact === undefined || effect !== 'stops' || !policy.rules.facts?.[fact]) continue;
      put(fact, day, null);
      if (over !== null && endedBy !== undefined) put(endedBy, over, null);
    }
  return { facts, factsAsOf };
}

type Ground = Pick<ComparisonContext, 'policy' | 'layouts' | 'coverage' | 'on'>;

/** What the registers say of whomever they do not name. */
interface Absence {
  readonly ground: Ground;
  readonly silence: readonly [string, unknown, string][];
  /** As of when other benefits are those that registers name; undefined unless all of these are complete and fresh. */
  readonly benefitsAsOf: string | undefined;
}

/** A comparison asks it for each of its people. */
const known = new WeakMap<Ground['coverage'], Absence>();

function absenceOf({ policy, layouts, coverage, on }: Ground): Absence {
  const ground = { policy, layouts, coverage, on };
  const before = known.get(coverage);
  if (before !== undefined && isSame(before.ground, ground)) return before;
  const fresh = { ground, silence: silence(ground), benefitsAsOf: benefitsAsOf(ground) };
  known.set(coverage, fresh);
  return fresh;
}

function isSame(one: Ground, other: Ground): boolean {
  return one.policy === other.policy && one.layouts === other.layouts && one.on === other.on;
}

/** What follows for a fact where every register that supplies it is complete and fresh and none names the person. */
function silence({ policy, layouts, coverage, on }: Ground): [string, unknown, string][] {
  const found = new Map<string, unknown>();
  for (const { absence } of layouts.values())
    for (const [fact, value] of Object.entries(absence?.states ?? {})) found.set(fact, value);
  return [...found].flatMap(([fact, value]): [string, unknown, string][] => {
    const days = registersSupplying(policy, fact).map((register) =>
      freshDay(register, { layouts, coverage, on }),
    );
    const asOf = days.filter((day) => day !== undefined).sort()[0];
    const isSilent = days.length > 0 && days.every((day) => day !== undefined);
    return isSilent && asOf !== undefined && fact !== CERTIFICATE_STATUS ? [[fact, value, asOf]] : [];
  });
}

/** Whoever is in no certificate register has no certificate, rather than a cancelled one. */
const CERTIFICATE_STATUS = 'certificate.status';

function benefitsAsOf(ground: Ground): string | undefined {
  const days = benefitRegisters(ground).map((register) => freshDay(register, ground));
  return days.some((day) => day === undefined)
    ? undefined
    : days.filter((day) => day !== undefined).sort()[0];
}

function otherBenefits(
  records: readonly RegisterRecord[],
  context: Pick<ComparisonContext, 'policy' | 'on' | 'layouts'>,
): unknown[] {
  return registeredBenefits(records, context).drawn.map(({ benefit }) => listedBenefit(benefit));
}

function freshDay(
  register: string,
  { layouts, coverage, on }: Pick<ComparisonContext, 'layouts' | 'coverage' | 'on'>,
): string | undefined {
  const asOf = coverage.get(register);
  const maxAgeDays = layouts.get(register)?.maxAgeDays;
  if (asOf === undefined || asOf > on) return undefined;
  return maxAgeDays === undefined || daysBetween(asOf, on) <= maxAgeDays ? asOf : undefined;
}
