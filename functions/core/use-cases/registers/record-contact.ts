import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Actor } from '../../cases/actor.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DiscoveryStore } from '../../ports/discovery-store.ts';
import type { ContactAttempt, DiscoveryCandidate } from '../../registers/discovery-candidate.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Asked } from '../asked.ts';

interface ContactServices {
  readonly discovery: DiscoveryStore;
  readonly clock: SystemClock;
}

/** What came of looking somebody up: an attempt to reach him, his application, or his waiver. */
export type CandidateStep =
  | ({ readonly step: 'contact' } & Pick<ContactAttempt, 'means' | 'outcome' | 'note'>)
  | { readonly step: 'applied'; readonly caseId: string }
  | { readonly step: 'waived'; readonly waiverId: string };

/**
 * Records a step with somebody on the list. Without a key of the caller's, the same attempt by the same officer on the
 * same day, as the last that was recorded, is that one: sent twice, it happened once. Refuses candidate-unknown,
 * revision-stale.
 */
export async function recordContact(
  { discovery, clock }: ContactServices,
  id: string,
  step: CandidateStep,
  actor: Actor,
  { expectedRevision, answerWith }: Asked = {},
): Promise<DiscoveryCandidate> {
  const known = await discovery.load(id);
  if (known === undefined)
    throw new Refusal(
      'candidate-unknown',
      `nobody on the list has the id ${JSON.stringify(id.slice(0, 64))}`,
    );
  const at = clock.now();
  const beside = (answer: DiscoveryCandidate) => ({ idempotency: answerWith?.(answer), at });
  const hasKey = beside(known).idempotency !== undefined;
  if (!hasKey && isRepeated(known, step, at, actor)) return known;
  if (expectedRevision !== undefined && expectedRevision !== known.revision)
    throw new Refusal(
      'revision-stale',
      `it is at revision ${known.revision}, not ${expectedRevision}; read it again`,
    );
  const after = { ...known, ...outcomeOf(known, step, at, actor), revision: known.revision + 1 };
  await discovery.save(after, beside(after));
  return after;
}

/** Whether a step is the one that was recorded last. */
function isRepeated(
  { status, contacts, caseId, waiverId }: DiscoveryCandidate,
  step: CandidateStep,
  at: string,
  { officer, role }: Actor,
): boolean {
  if (step.step === 'applied') return status === 'applied' && caseId === step.caseId;
  if (step.step === 'waived') return status === 'waived' && waiverId === step.waiverId;
  const last = contacts.at(-1);
  return (
    last !== undefined &&
    (status === 'to-contact' || status === 'told') &&
    calendarDateAt(last.at) === calendarDateAt(at) &&
    last.officer === (officer ?? role) &&
    last.means === step.means &&
    last.outcome === step.outcome &&
    last.note === step.note
  );
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
