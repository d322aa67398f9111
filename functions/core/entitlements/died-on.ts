import { orderedEntries } from '../shared/ordered.ts';
import type { Dossier } from './dossier.ts';
import type { DueRequest, EntitlementContext } from './entitlement-context.ts';
import { factHistory } from './fact-history.ts';
import { happeningsOf } from './happenings.ts';
import { knownEntries } from './known-entries.ts';
import { policyInMonth } from './policy-in-month.ts';

/** Facts whose day ends a person's affairs: who is declared dead is treated as dead until he is found (民法典 46, 50). */
const DEATHS: readonly (string | undefined)[] = ['person.diedOn', 'person.declaredDeadOn'];

/**
 * The day on which a person died, or was declared dead and not found, by what is known on a day and the policy of a
 * jurisdiction; undefined where he lives, or where no policy is in force that could tell.
 */
export function diedOn(
  dossier: Dossier,
  jurisdiction: string,
  { through, knownOn }: DueRequest,
  context: Pick<EntitlementContext, 'policyOn'>,
): string | undefined {
  const policy = policyInMonth(context, jurisdiction, through, knownOn);
  const known = knownEntries(dossier, knownOn);
  const history = factHistory(known.facts);
  return orderedEntries(policy?.rules.events)
    .filter(([, event]) => DEATHS.includes(event.fact))
    .flatMap(([id, event]) =>
      happeningsOf(id, event, jurisdiction, known, history).flatMap(({ on, endedOn }) =>
        event.resumes === 'never' || endedOn === undefined ? [on] : [],
      ),
    )
    .sort()[0];
}
