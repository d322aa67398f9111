import type { Actor } from '../../cases/actor.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DiscoveryStore } from '../../ports/discovery-store.ts';
import type { ContactAttempt, DiscoveryCandidate } from '../../registers/discovery-candidate.ts';
import { Refusal } from '../../shared/refusal.ts';

interface ContactServices {
  readonly discovery: DiscoveryStore;
  readonly clock: SystemClock;
}

/** What came of looking somebody up: an attempt to reach him, his application, or his waiver. */
export type CandidateStep =
  | ({ readonly step: 'contact' } & Pick<ContactAttempt, 'means' | 'outcome' | 'note'>)
  | { readonly step: 'applied'; readonly caseId: string }
  | { readonly step: 'waived'; readonly waiverId: string };

/** Records a step with somebody on the list; refuses candidate-unknown, revision-stale. */
export async function recordContact(
  { discovery, clock }: ContactServices,
  id: string,
  step: CandidateStep,
  actor: Actor,
  expectedRevision?: number,
): Promise<DiscoveryCandidate> {
  const known = await discovery.load(id);
  if (known === undefined)
    throw new Refusal(
      'candidate-unknown',
      `nobody on the list has the id ${JSON.stringify(id.slice(0, 64))}`,
    );
  if (expectedRevision !== undefined && expectedRevision !== known.revision)
    throw new Refusal(
      'revision-stale',
      `it is at revision ${known.revision}, not ${expectedRevision}; read it again`,
    );
  const after = { ...known, ...outcomeOf(known, step, clock.now(), actor), revision: known.revision + 1 };
  await discovery.save(after);
  return after;
}

function outcomeOf(
  { contacts, status }: DiscoveryCandidate,
  step: CandidateStep,
  at: string,
  { officer, role }: Actor,
): Partial<DiscoveryCandidate> {
  if (step.step === 'applied') return { status: 'applied', caseId: step.caseId };
  if (step.step === 'waived') return { status: 'waived', waiverId: step.waiverId };
  const { means, outcome, note } = step;
  const isTold = outcome === 'told' && status === 'to-contact';
  return {
    contacts: [...contacts, { at, officer: officer ?? role, means, outcome, note }],
    ...(isTold ? { status: 'told' as const } : {}),
  };
}
