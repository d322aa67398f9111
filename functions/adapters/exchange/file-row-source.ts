import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { RowSource } from '../../core/ports/row-source.ts';
import { createRowSource } from './row-source.ts';

/** A file of rows on a disk. */
export function fileRowSource(path: string): RowSource {
  return createRowSource(basename(path), () => createReadStream(path, { highWaterMark: 262_144 }));
}
