import type { Determination } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import type { FactsAsOf, GivenFacts } from '../determinations/read-facts.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { lastDayOf, parseDate, parseMonth } from '../shared/month.ts';
import type { CompiledPolicies } from './compiled-policies.ts';

export interface MonthInquiry {
  readonly jurisdiction: string;
  readonly month: string;
  readonly facts: GivenFacts;
  readonly factsAsOf?: FactsAsOf;
  /** Decide as if only what was issued by this day were known. */
  readonly knownOn?: string;
}

/**
 * Determines a month by the policy in force on its last day. Refuses month-invalid, jurisdiction-unknown,
 * policy-not-in-force, facts-invalid.
 */
export function determineMonth(
  catalogue: PolicyCatalogue,
  compiled: CompiledPolicies,
  { jurisdiction, month, facts, factsAsOf, knownOn }: MonthInquiry,
): Promise<Determination> {
  const lastDay = lastDayOf(parseMonth(month));
  if (knownOn !== undefined) parseDate(knownOn);
  const policy = catalogue.policyOn(jurisdiction, lastDay, knownOn);
  return determine(compiled(policy), { month, facts, ...(factsAsOf && { factsAsOf }) });
}
