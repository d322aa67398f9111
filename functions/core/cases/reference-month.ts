import type { ResolvedRules } from '../policies/policy.ts';
import { addMonths, type Month } from '../shared/month.ts';

/** The month from which a grant is due, and for which the case is determined (N 9: the month of application). */
export function referenceMonth(rules: ResolvedRules, appliedOn: string, today: string): Month {
  const from = rules.time?.accrual?.from ?? 'month-of-application';
  const base = (from.endsWith('application') ? appliedOn : today).slice(0, 7);
  return from.startsWith('month-after') ? addMonths(base, 1) : base;
}
