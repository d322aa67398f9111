import type { Waiver } from '../../cases/waiver.ts';
import type { PlainIdentity } from '../../identities/identity.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { WaiverStore } from '../../ports/waiver-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { answerOnce } from '../answer-once.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { keepFile } from './keep-file.ts';

/** A waiver as an office enters it, with the identity checked. */
export interface WaiveRequest extends Omit<Waiver, 'id' | 'at' | 'actor' | 'person' | 'document'> {
  readonly person: PlainIdentity;
  /** What the person signed, in base64; null where the waiver is recorded in another way. */
  readonly document: { readonly contentType: string; readonly content: string } | null;
}

/** What waivers are kept in. */
export interface WaiverServices {
  readonly vault: Pick<IdentityVault, 'arrive'>;
  readonly waivers: WaiverStore;
  readonly files: FileStore;
}

/**
 * Records that somebody was informed and does not apply for now; no later application minds it. Whoever is new is kept
 * together with the waiver. Refuses not-your-stage, idempotency-key-reused, file-not-accepted,
 * request-invalid.
 */
export async function waive(
  { cases, clock, ids }: Pick<CaseServices, 'cases' | 'clock' | 'ids'>,
  { vault, waivers, files }: WaiverServices,
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
    const { person, document: signed, ...rest } = request;
    const document = signed && (await keepFile(files, bytesOf(signed.content), signed.contentType));
    const arrival = await vault.arrive(person);
    const by = { id: ids.next('waiver'), at: clock.now(), actor };
    const waiver: Waiver = { ...rest, ...by, person: arrival.person, document };
    await waivers.add(waiver, { idempotency: answerWith(waiver), arrivals: [arrival] });
    return waiver;
  });
}

/** The schema has looked at the characters; whether they are whole, decoding tells. */
function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    const detail = 'document.content breaks off; right is base64 with its padding';
    throw new Refusal('request-invalid', detail, [{ pointer: '/document/content', code: 'base64', detail }]);
  }
}
