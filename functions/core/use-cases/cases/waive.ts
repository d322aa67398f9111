import type { Waiver } from '../../cases/waiver.ts';
import type { WaiverStore } from '../../ports/waiver-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';

/** Records that somebody was informed and does not apply for now; no later application minds it. Refuses not-your-stage. */
export async function waive(
  { clock, ids }: Pick<CaseServices, 'clock' | 'ids'>,
  waivers: WaiverStore,
  request: Omit<Waiver, 'id' | 'at' | 'actor'>,
  { actor }: RequestMeta,
): Promise<Waiver> {
  if (!['window', 'village', 'township', 'federation'].includes(actor.role))
    throw new Refusal(
      'not-your-stage',
      `a waiver was taken by ${actor.role}; right is a window, village, township or federation`,
    );
  const waiver = { ...request, id: ids.next('waiver'), at: clock.now(), actor };
  await waivers.add(waiver);
  return waiver;
}
