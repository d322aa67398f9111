import { Refusal } from '../../shared/refusal.ts';
import { secondsHeld, type Upload, type UploadOwner } from '../../uploads/upload.ts';
import { findUpload, takenUpAlready } from './find-upload.ts';
import type { UploadServices } from './upload-services.ts';

/** Who takes up which upload, and for what. */
export interface TakeUp extends UploadOwner {
  readonly id: string;
  /** The address that takes it up. */
  readonly at: string;
  /** Digest of the caller's idempotency key; null where he gave none. */
  readonly under: string | null;
}

/** An upload in the hands of the one request that takes it up. */
export interface TakenUpload {
  readonly upload: Upload;
  /** Whether the same request, by its idempotency key, took it up before: then its content is gone from here. */
  readonly isAgain: boolean;
  readonly content: AsyncIterable<Uint8Array>;
  /** Somebody else goes on with the content, and removes it: it counts as taken up from now on, whatever follows. */
  handOn(): Promise<void>;
}

/**
 * Has a piece of work done with an upload, once: done, its content is removed; refused or failed, it waits as before.
 * Refuses upload-unknown, upload-expired, upload-unfinished, upload-taken-up and what the work refuses, upload-damaged
 * among it where the content is not what was announced.
 */
export async function takeUp<T>(
  services: UploadServices,
  wish: TakeUp,
  work: (taken: TakenUpload) => Promise<T>,
): Promise<T> {
  const { announced, uploads } = services;
  const { upload, version } = await findUpload(services, wish.id, wish);
  requirePlace(upload, wish.at);
  const content = uploads.open(upload);
  if (upload.takenUp !== null) {
    if (wish.under === null || upload.takenUp.under !== wish.under)
      throw takenUpAlready(upload.id, upload.takenUp.at);
    return work({ upload, isAgain: true, content, handOn: async () => undefined });
  }
  const held = await hold(services, upload, version);
  let isHandedOn = false;
  const settle = async (takenUp: Upload['takenUp']): Promise<void> => {
    await announced.save({ ...upload, heldUntil: null, takenUp }, held);
  };
  const takenUpNow = () => settle({ at: services.clock.now(), under: wish.under });
  const handOn = async () => {
    await takenUpNow();
    isHandedOn = true;
  };
  try {
    const result = await work({ upload, isAgain: false, content, handOn });
    if (isHandedOn) return result;
    await takenUpNow();
    await uploads.remove(upload.id);
    return result;
  } catch (error) {
    if (!isHandedOn) await settle(null);
    throw error;
  }
}

function requirePlace({ id, at }: Upload, here: string): void {
  if (at === here) return;
  throw new Refusal('upload-unknown', {
    zh: `${id} 是为 ${at} 申报的；应在该地址取用`,
    en: `${id} was announced for ${at}; right is to take it up there`,
  });
}

/** Takes it for a minute; the version under which it is held. */
async function hold(services: UploadServices, upload: Upload, version: number): Promise<number> {
  const { id, heldUntil, putUntil } = upload;
  const now = services.clock.now();
  if (heldUntil !== null && now < heldUntil) throw heldAlready(id, heldUntil);
  if (!(await services.uploads.has(id)))
    throw new Refusal('upload-unfinished', {
      zh: `${id} 的文件尚未完整送达；请在 ${putUntil} 之前送达，或者重新申报`,
      en: `no whole file was put for ${id}; right is to put it until ${putUntil}, or to announce it again`,
    });
  const until = new Date(Date.parse(now) + secondsHeld * 1000).toISOString();
  if (!(await services.announced.save({ ...upload, heldUntil: until }, version)))
    throw heldAlready(id, until);
  return version + 1;
}

function heldAlready(id: string, until: string): Refusal {
  return new Refusal('upload-taken-up', {
    zh: `${id} 正由另一请求取用；请看其结果，最迟到 ${until}`,
    en: `${id} is being taken up by another request; right is to see what becomes of it, until ${until} at the latest`,
  });
}
