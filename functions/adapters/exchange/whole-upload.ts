import { createHash } from 'node:crypto';
import { Refusal } from '../../core/shared/refusal.ts';
import type { UploadedFile } from '../../core/uploads/uploaded-file.ts';

type Wanted = Pick<UploadedFile, 'sha256' | 'bytes'>;

/**
 * Hands bytes on and refuses upload-damaged where they are not those of the file: at once where too many come, else at
 * their end.
 */
export async function* wholeUpload(
  { sha256, bytes }: Wanted,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const part of content) {
    hash.update(part);
    length += part.length;
    if (bytes !== undefined && length > bytes) throw wrongLength(`>${bytes}`, bytes);
    yield part;
  }
  if (bytes !== undefined && length < bytes) throw wrongLength(`${length}`, bytes);
  const found = hash.digest('hex');
  if (found === sha256) return;
  throw new Refusal('upload-damaged', {
    zh: `文件的 SHA-256 是 ${found}；应为申报的 ${sha256}`,
    en: `the SHA-256 of the file is ${found}; right is the one that was named, ${sha256}`,
  });
}

/** The refusal of a file that is not there. */
export function noUpload({ id, sha256 }: UploadedFile): Refusal {
  return new Refusal('upload-unknown', {
    zh: `没有 SHA-256 为 ${sha256} 的文件以 ${id} 等待取用；请重新送来`,
    en: `no file with the SHA-256 ${sha256} waits as ${id} to be taken up; right is to send it again`,
  });
}

function wrongLength(found: string, bytes: number): Refusal {
  return new Refusal('upload-damaged', {
    zh: `文件有 ${found} 字节；应为申报的长度 ${bytes}`,
    en: `the file has ${found} bytes; right is the length that was announced, ${bytes}`,
  });
}
