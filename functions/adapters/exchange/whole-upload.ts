import { createHash } from 'node:crypto';
import type { UploadRef } from '../../core/ports/uploads.ts';
import { Refusal } from '../../core/shared/refusal.ts';

/** Hands bytes on and refuses upload-damaged at their end where they are not those that the reference names. */
export async function* wholeUpload(
  { sha256 }: Pick<UploadRef, 'sha256'>,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const part of content) {
    hash.update(part);
    yield part;
  }
  const found = hash.digest('hex');
  if (found === sha256) return;
  throw new Refusal(
    'upload-damaged',
    `the SHA-256 of the file is ${found}; right is the one that was named, ${sha256}`,
  );
}

/** The refusal of a reference under which nothing lies. */
export function noUpload({ sha256 }: Pick<UploadRef, 'sha256'>): Refusal {
  const detail = `no file of yours with the SHA-256 ${sha256} waits to be taken up; right is to send it again`;
  return new Refusal('upload-unknown', detail);
}
