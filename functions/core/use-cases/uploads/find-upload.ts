import type { StoredUpload } from '../../ports/upload-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { isUploadId, type UploadOwner } from '../../uploads/upload.ts';
import type { UploadServices } from './upload-services.ts';

/**
 * An upload of whoever asks for it. Refuses upload-unknown, in the same words where there is none and where it is
 * somebody else's, and upload-expired.
 */
export async function findUpload(
  { announced, clock }: Pick<UploadServices, 'announced' | 'clock'>,
  id: string,
  { by, office }: UploadOwner,
): Promise<StoredUpload> {
  const found = isUploadId(id) ? await announced.load(id) : undefined;
  if (found === undefined || found.upload.by !== by || found.upload.office !== office)
    throw new Refusal('upload-unknown', 'you have announced no upload of this id; right is one of your own');
  const { keptUntil } = found.upload;
  if (clock.now() < keptUntil || found.upload.takenUp !== null) return found;
  throw new Refusal(
    'upload-expired',
    `${id} was kept until ${keptUntil}; right is to announce the file again`,
  );
}

/** The refusal of an upload that is gone. */
export function takenUpAlready(id: string, at: string): Refusal {
  const detail = `${id} was taken up at ${at}, and a file is taken up once; right is to announce it again`;
  return new Refusal('upload-taken-up', detail);
}
