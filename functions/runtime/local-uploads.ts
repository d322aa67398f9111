import { randomIds } from '../adapters/random-ids.ts';
import { createStagedUploads } from '../adapters/staged-uploads.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import { isUploadId } from '../core/uploads/upload.ts';
import type { UploadServices } from '../core/use-cases/uploads/upload-services.ts';
import type { OpenedData } from './open-data.ts';

/** What uploads of one machine stand on. */
export type LocalUploadParts = Pick<OpenedData, 'staged' | 'announced'> & {
  readonly clock: SystemClock;
  readonly onFault: (error: unknown) => void;
};

const hourMs = 3_600_000;

/** Uploads of one machine; what nobody took up in time goes at the start, and hour by hour. */
export function startLocalUploads(parts: LocalUploadParts): {
  readonly services: UploadServices;
  stop(): void;
} {
  const { staged, announced, clock, onFault } = parts;
  const sweep = () => void removeExpiredUploads(parts).catch(onFault);
  sweep();
  const timer = setInterval(sweep, hourMs).unref();
  const services = { uploads: createStagedUploads(staged), announced, clock, ids: randomIds };
  return { services, stop: () => clearInterval(timer) };
}

/** Removes files that can be taken up no more. */
export async function removeExpiredUploads({
  staged,
  announced,
  clock,
}: Pick<LocalUploadParts, 'staged' | 'announced' | 'clock'>): Promise<void> {
  for (const id of (await staged.ids()).filter(isUploadId)) {
    const found = await announced.load(id);
    if (found === undefined || found.upload.takenUp !== null || clock.now() >= found.upload.keptUntil)
      await staged.remove(id);
  }
}
