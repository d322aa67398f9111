import { contentTypeOf } from '../../cases/content-type-of.ts';
import { acceptedContentTypes } from '../../cases/material.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { Refusal } from '../../shared/refusal.ts';

/** A file that is kept, by which it is found again. */
export interface KeptFile {
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Keeps a content that is what it is declared to be. Refuses file-not-accepted. */
export async function keepFile(files: FileStore, content: Uint8Array, declared: string): Promise<KeptFile> {
  const contentType = contentTypeOf(content);
  if (contentType === undefined || contentType !== declared.split(';')[0]?.trim().toLowerCase())
    throw new Refusal(
      'file-not-accepted',
      `the file is declared ${declared.slice(0, 64)} and begins like ${contentType ?? 'none of these'}; right is ${acceptedContentTypes.join(', ')}`,
    );
  return { contentType, bytes: content.length, sha256: await files.keep(content) };
}
