import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import { screen } from '../screenings/screen.ts';
import type { Screening } from '../screenings/screening.ts';
import { lastDayOf, parseMonth } from '../shared/month.ts';
import type { CompiledPolicies } from './compiled-policies.ts';
import type { MonthInquiry } from './determine-month.ts';

/** Screens partial facts by the policy in force on the last day of the month. Refuses as determineMonth does. */
export function screenPerson(
  catalogue: PolicyCatalogue,
  compiled: CompiledPolicies,
  { jurisdiction, month, facts }: Pick<MonthInquiry, 'jurisdiction' | 'month' | 'facts'>,
): Promise<Screening> {
  const policy = catalogue.policyOn(jurisdiction, lastDayOf(parseMonth(month)));
  return screen(compiled(policy), { month, facts });
}
