import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { RowSource } from '../../core/ports/row-source.ts';
import { createRowSource } from './row-source.ts';

/** A file of rows on a disk, and how much of it has been read since it was opened last, of 1. */
export function watchedFile(path: string): { readonly source: RowSource; readonly share: () => number } {
  const { size } = statSync(path);
  let read = 0;
  async function* open(): AsyncGenerator<Uint8Array> {
    read = 0;
    for await (const part of createReadStream(path, { highWaterMark: 262_144 })) {
      read += part.length;
      yield part;
    }
  }
  return { source: createRowSource(basename(path), open), share: () => (size === 0 ? 1 : read / size) };
}
