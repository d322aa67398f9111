import type { TermLimit } from '../calendar/due-after.ts';
import type { ResolvedRules } from '../policies/policy.ts';

/** Where no policy says otherwise, an objection is re-examined within ten working days. */
const reExaminationByDefault: TermLimit = { workingDays: 10 };

type TermName = 'push' | 'decide' | 'correct-file' | 're-examine' | 'notify-applicant';

/** A term outside of the chain; null where the policy gives none. */
export function termLimit(rules: ResolvedRules, name: TermName): TermLimit | null {
  const limit = rules.terms?.[name]?.limit;
  return limit === undefined && name === 're-examine' ? reExaminationByDefault : (limit ?? null);
}
