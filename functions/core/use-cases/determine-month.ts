import type { Determination } from '../determinations/determination.ts';
import { determine } from '../determinations/determine.ts';
import type { FactsAsOf, GivenFacts } from '../facts/read-facts.ts';
import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { isCalendarDate } from '../shared/calendar-date.ts';
import { lastDayOf, parseMonth } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';
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
  if (knownOn !== undefined && !isCalendarDate(knownOn)) throw notADay('/knownOn', knownOn);
  const policy = catalogue.policyOn(jurisdiction, lastDay, knownOn);
  return determine(compiled(policy), { month, facts, ...(factsAsOf && { factsAsOf }) });
}

/** The form was right, but there is no such day: 2023-02-30. */
function notADay(pointer: string, found: string): Refusal {
  const detail = `${pointer.slice(1)} is ${JSON.stringify(found.slice(0, 40))}; right is a day of the calendar as YYYY-MM-DD`;
  return new Refusal('month-invalid', detail, [{ pointer, code: 'month-invalid', detail }]);
}
