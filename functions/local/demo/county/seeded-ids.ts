import { createHash } from 'node:crypto';
import type { IdSource } from '../../../core/ports/id-source.ts';

/** Ids that come again in the same order for the same seed, so that two demonstrations are alike to the last id. */
export function seededIds(seed: string): IdSource {
  let count = 0;
  const next = () => createHash('sha256').update(`${seed} ${count++}`).digest('hex').slice(0, 32);
  return { next: (prefix) => `${prefix}-${next()}` };
}
