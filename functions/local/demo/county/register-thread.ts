import { openWorkerPool, type WorkerPool } from '../../../adapters/local/worker-pool.ts';
import type { Chunk } from '../../../core/bulk/chunk-function.ts';
import type { PolicyCatalogue } from '../../../core/ports/policy-catalogue.ts';
import type { SyntheticCounty } from '../../../core/registers/synthetic/synthetic-county.ts';
import type { CHUNK_FUNCTIONS } from './county-chunk-functions.ts';
import type { TakenRegisters } from './registers-month.ts';

/** The registers of a county, taken in by a thread of its own while the offices do their work. */
export interface RegisterThread {
  /** Takes in what offices send as of a day, on another. */
  take(asOf: string, on: string): Promise<TakenRegisters>;
  close(): Promise<void>;
}

export type RegisterPool = WorkerPool<typeof CHUNK_FUNCTIONS>;

/** The thread itself, which loads what it runs while the county is still being opened. */
export function startRegisterPool(): RegisterPool {
  const pool: RegisterPool = openWorkerPool(new URL('./county-chunk-functions.ts', import.meta.url), 1);
  pool.warm();
  return pool;
}

export function openRegisterThread(
  pool: RegisterPool,
  folder: string,
  county: SyntheticCounty,
  catalogue: PolicyCatalogue,
): RegisterThread {
  const policies = catalogue.parts?.();
  if (policies === undefined) throw new TypeError('the policies of the demonstration stand still');
  const shared = { folder, county, policies };
  return {
    take: (asOf, on) => only(pool.run('take-registers', shared, [{ id: asOf, data: { asOf, on } }])),
    close: pool.close,
  };
}

async function only<Result>(results: AsyncIterable<Chunk<Result>>): Promise<Result> {
  for await (const { data } of results) return data;
  throw new Error('a chunk was not worked');
}
