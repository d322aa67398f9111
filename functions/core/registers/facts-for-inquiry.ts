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
  for (const [fact, value, asOf] of silence(context)) if (facts[fact] === undefined) put(fact, value, asOf);
  const benefits = otherBenefits(records, context);
  if (benefits !== undefined) put(OTHER_BENEFITS, benefits.list, benefits.asOf);
  for (const { events } of records.filter(({ standing }) => standing !== 'withdrawn'))
    for (const { event, on: day, over } of events) {
      const { fact, endedBy, effect } = policy.rules.events?.[event] ?? {};
      if (fact === undefined || effect !== 'stops' || !policy.rules.facts?.[fact]) continue;
      put(fact, day, null);
      if (over !== null && endedBy !== undefined) put(endedBy, over, null);
    }
  return { facts, factsAsOf };
}

/** What follows for a fact where every register that supplies it is complete and fresh and none names the person. */
function silence({
  policy,
  layouts,
  coverage,
  on,
}: Pick<ComparisonContext, 'policy' | 'layouts' | 'coverage' | 'on'>): [string, unknown, string][] {
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

/** The other benefits drawn; undefined unless all registers of them are complete and fresh. */
function otherBenefits(
  records: readonly RegisterRecord[],
  context: Pick<ComparisonContext, 'policy' | 'on' | 'layouts' | 'coverage'>,
): { readonly list: unknown[]; readonly asOf: string } | undefined {
  const days = benefitRegisters(context).map((register) => freshDay(register, context));
  const asOf = days.filter((day) => day !== undefined).sort()[0];
  if (asOf === undefined || days.some((day) => day === undefined)) return undefined;
  return {
    list: registeredBenefits(records, context).drawn.map(({ benefit }) => listedBenefit(benefit)),
    asOf,
  };
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
