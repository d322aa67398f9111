import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Actor } from '../../cases/actor.ts';
import { assess } from '../../cases/assess.ts';
import type { CaseContext } from '../../cases/case-context.ts';
import type { FlatFacts } from '../../cases/flatten-facts.ts';
import type { Office } from '../../cases/office.ts';
import { referenceMonth } from '../../cases/reference-month.ts';
import type { Policy } from '../../policies/policy.ts';
import type { CaseServices } from './case-services.ts';

/** A case as it stands after the command, as far as the policy looks at it. */
export interface CaseMatter {
  readonly benefits: readonly string[];
  readonly receiving: Office;
  readonly competent: Office;
  readonly appliedOn: string;
  readonly facts: FlatFacts;
  readonly factsAsOf: Readonly<Record<string, string>>;
}

/** What a transition may look at: the present, the policy, and what it says of the matter. Refuses facts-invalid. */
export async function caseContextFor(
  { clock, calendar, compiled, ids }: CaseServices,
  actor: Actor,
  policy: Policy,
  matter: CaseMatter,
): Promise<CaseContext> {
  const at = clock.now();
  const today = calendarDateAt(at);
  const { benefits, facts, factsAsOf, receiving, competent, appliedOn } = matter;
  const assessment = await assess(compiled(policy), {
    benefits,
    facts,
    factsAsOf,
    month: referenceMonth(policy.rules, appliedOn, today),
    isCrossJurisdiction: receiving.jurisdiction !== competent.jurisdiction,
  });
  return { at, today, actor, calendar, policy, assessment, newId: (prefix) => ids.next(prefix) };
}
