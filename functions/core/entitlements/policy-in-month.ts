import type { Policy } from '../policies/policy.ts';
import { lastDayOf, type Month, monthOfIndex } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';
import type { EntitlementContext } from './entitlement-context.ts';

const NONE: ReadonlySet<string> = new Set(['policy-not-in-force', 'jurisdiction-unknown']);

/** The policy in force on the last day of a month, as known on a day; undefined where there is none yet. */
export function policyInMonth(
  { policyOn }: Pick<EntitlementContext, 'policyOn'>,
  jurisdiction: string,
  month: Month | number,
  knownOn: string,
): Policy | undefined {
  const lastDay = lastDayOf(typeof month === 'number' ? monthOfIndex(month) : month);
  try {
    return policyOn(jurisdiction, lastDay, knownOn);
  } catch (error) {
    if (error instanceof Refusal && NONE.has(error.name)) return undefined;
    throw error;
  }
}
