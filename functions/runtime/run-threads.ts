import { ChunkError, openWorkerPool, type WorkerPool } from '../adapters/local/worker-pool.ts';
import type { Chunk } from '../core/bulk/chunk-function.ts';
import type { PaymentRun } from '../core/payments/payment-run.ts';
import type {
  PaymentServices,
  RunPage,
  RunPages,
  WorkedPage,
} from '../core/use-cases/payments/payment-services.ts';
import { oneByOne } from '../core/use-cases/payments/run-pages.ts';
import type { CHUNK_FUNCTIONS, SharedRun } from './local-chunk-functions.ts';

/** Threads in which the runs of one data folder are worked. */
export interface RunThreads {
  pagesOn(services: PaymentServices): RunPages;
  close(): Promise<void>;
}

/** A run of fewer pages is over before threads have started. */
const FEWEST_PAGES = 3;

/** Threads are started by the first large run, and kept. */
export function openRunThreads(folder: string, size?: number): RunThreads {
  const pool: WorkerPool<typeof CHUNK_FUNCTIONS> = openWorkerPool(
    new URL('./local-chunk-functions.ts', import.meta.url),
    size,
  );
  const pagesOn = (services: PaymentServices): RunPages => {
    const here = oneByOne(services);
    const { catalogue, clock } = services;
    const sharedBy = (run: PaymentRun): SharedRun | undefined =>
      catalogue.parts && { folder, policies: catalogue.parts(), run, now: clock.now() };
    return {
      async *prepare(run, pages) {
        const shared = sharedBy(run);
        const { isSmall, all } = await firstOf(pages);
        if (isSmall || shared === undefined) return yield* here.prepare(run, all);
        yield* inThreads(all, (chunks) => pool.run('prepare-payments', shared, chunks));
      },
      async *release(run, pages) {
        const shared = sharedBy(run);
        const { isSmall, all } = await firstOf(pages);
        if (isSmall || shared === undefined) return yield* here.release(run, all);
        yield* inThreads(all, (chunks) => pool.run('release-payments', shared, chunks));
      },
    };
  };
  return { pagesOn, close: pool.close };
}

/** Looks whether there are enough pages, and gives all of them. */
async function firstOf(
  pages: AsyncIterable<RunPage>,
): Promise<{ readonly isSmall: boolean; readonly all: AsyncIterable<RunPage> }> {
  const rest = pages[Symbol.asyncIterator]();
  const first: RunPage[] = [];
  while (first.length < FEWEST_PAGES) {
    const next = await rest.next();
    if (next.done) break;
    first.push(next.value);
  }
  const all = async function* () {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  };
  return { isSmall: first.length < FEWEST_PAGES, all: all() };
}

async function* inThreads<Result>(
  pages: AsyncIterable<RunPage>,
  work: (chunks: AsyncIterable<Chunk<readonly string[]>>) => AsyncIterable<Chunk<Result>>,
): AsyncGenerator<WorkedPage<Result>> {
  const begun: RunPage[] = [];
  const chunks = async function* (): AsyncGenerator<Chunk<readonly string[]>> {
    for await (const page of pages) {
      begun.push(page);
      yield { id: page.refs[0] ?? 'no one', data: page.refs };
    }
  };
  try {
    for await (const { data } of work(chunks())) {
      const page = begun.shift();
      if (page !== undefined) yield { ...page, result: data };
    }
  } catch (error) {
    throw error instanceof ChunkError ? error.cause : error; // what the page itself would have thrown
  }
}
