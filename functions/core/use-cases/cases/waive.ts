import type { Waiver } from '../../cases/waiver.ts';
import type { PlainIdentity } from '../../identities/identity.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { WaiverStore } from '../../ports/waiver-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { answerOnce } from '../answer-once.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';

/** A waiver as an office enters it, with the identity checked. */
export interface WaiveRequest extends Omit<Waiver, 'id' | 'at' | 'actor' | 'person'> {
  readonly person: PlainIdentity;
}

/**
 * Records that somebody was informed and does not apply for now; no later application minds it. Whoever is new is kept
 * together with the waiver. Refuses not-your-stage, idempotency-key-reused.
 */
export async function waive(
  { cases, clock, ids }: Pick<CaseServices, 'cases' | 'clock' | 'ids'>,
  { vault, waivers }: { readonly vault: Pick<IdentityVault, 'arrive'>; readonly waivers: WaiverStore },
  request: WaiveRequest,
  meta: RequestMeta,
): Promise<Waiver> {
  const { actor } = meta;
  if (!['window', 'village', 'township', 'federation'].includes(actor.role))
    throw new Refusal(
      'not-your-stage',
      `a waiver was taken by ${actor.role}; right is a window, village, township or federation`,
    );
  return answerOnce(cases, meta, { waive: request }, async (answerWith) => {
    const arrival = await vault.arrive(request.person);
    const waiver = { ...request, person: arrival.person, id: ids.next('waiver'), at: clock.now(), actor };
    await waivers.add(waiver, { idempotency: answerWith(waiver), arrivals: [arrival] });
    return waiver;
  });
}
