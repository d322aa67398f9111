import type { SqliteSafety } from '../adapters/local/sqlite-file.ts';
import { ChunkError, openWorkerPool, type WorkerPool } from '../adapters/local/worker-pool.ts';
import type { Chunk } from '../core/bulk/chunk-function.ts';
import type { PaymentRun } from '../core/payments/payment-run.ts';
import type { PaymentServices, RunPages } from '../core/use-cases/payments/payment-services.ts';
import { oneByOne } from '../core/use-cases/payments/run-pages.ts';
import { inTurn } from '../core/use-cases/registers/compare-registers.ts';
import { inTurn as searchedInTurn } from '../core/use-cases/registers/search-county.ts';
import { inTurn as simulatedInTurn } from '../core/use-cases/simulations/simulate-county.ts';
import type { CHUNK_FUNCTIONS } from './local-chunk-functions.ts';
import { packedPolicies } from './packed-policies.ts';
import type { RegisterThreads } from './register-services.ts';

/** Threads in which payment runs, comparisons, searches and simulations of one data folder are worked. */
export interface RunThreads extends RegisterThreads {
  pagesOn(services: PaymentServices): RunPages;
  /** Starts the threads before there is work for them. */
  warm(): void;
  close(): Promise<void>;
}

/** Work of fewer pages or batches is over before threads have started. */
const FEWEST_PAGES = 4;
const FEWEST_BATCHES = 5;

/** Threads are started by the first large work, and kept. What they write is as safe as asked for. */
export function openRunThreads(folder: string, size?: number, safety?: SqliteSafety): RunThreads {
  const pool: WorkerPool<typeof CHUNK_FUNCTIONS> = openWorkerPool(
    new URL('./local-chunk-functions.ts', import.meta.url),
    size,
  );
  /** Undefined where a thread could not make the same catalogue. */
  const placeOf = ({ catalogue, clock }: Pick<PaymentServices, 'catalogue' | 'clock'>) => {
    const policies = packedPolicies(catalogue);
    return policies && { folder, policies, now: clock.now(), safety };
  };

  return {
    pagesOn: (services) => {
      const here = oneByOne(services);
      const sharedBy = (run: PaymentRun) => {
        const place = placeOf(services);
        return place && { ...place, run };
      };
      return {
        async *prepare(run, pages) {
          const shared = sharedBy(run);
          const { isSmall, all } = await firstOf(pages, FEWEST_PAGES);
          if (isSmall || shared === undefined) return yield* here.prepare(run, all);
          const work = (chunks: Chunks<readonly string[]>) => pool.run('prepare-payments', shared, chunks);
          for await (const [page, result] of inThreads(all, ({ refs }) => refs, work))
            yield { ...page, result };
        },
        async *release(run, pages) {
          const shared = sharedBy(run);
          const { isSmall, all } = await firstOf(pages, FEWEST_PAGES);
          if (isSmall || shared === undefined) return yield* here.release(run, all);
          const work = (chunks: Chunks<readonly string[]>) => pool.run('release-payments', shared, chunks);
          for await (const [page, result] of inThreads(all, ({ refs }) => refs, work))
            yield { ...page, result };
        },
      };
    },
    batchesOn: (services) => ({
      async *compare(request, batches) {
        const place = placeOf(services);
        const { isSmall, all } = await firstOf(batches, FEWEST_BATCHES);
        if (isSmall || place === undefined) return yield* inTurn(services).compare(request, all);
        const shared = { ...place, request };
        const work = (chunks: Chunks<Batch>) => pool.run('compare-people', shared, chunks);
        for await (const [people, counts] of inThreads(all, (batch) => batch, work)) yield { people, counts };
      },
    }),
    searchBatchesOn: (services) => ({
      async *search(request, batches) {
        const place = placeOf(services);
        const { isSmall, all } = await firstOf(batches, FEWEST_BATCHES);
        if (isSmall || place === undefined) return yield* searchedInTurn(services).search(request, all);
        const shared = { ...place, request };
        const work = (chunks: Chunks<Batch>) => pool.run('search-people', shared, chunks);
        for await (const [people, counts] of inThreads(all, (batch) => batch, work)) yield { people, counts };
      },
    }),
    simulationBatchesOn: (services) => ({
      async *simulate(request, batches) {
        const place = placeOf(services);
        const { isSmall, all } = await firstOf(batches, FEWEST_BATCHES);
        if (isSmall || place === undefined) return yield* simulatedInTurn(services).simulate(request, all);
        const shared = { ...place, request };
        const work = (chunks: Chunks<Batch>) => pool.run('simulate-people', shared, chunks);
        for await (const [people, figures] of inThreads(all, (batch) => batch, work))
          yield { people, figures };
      },
    }),
    warm: pool.warm,
    close: pool.close,
  };
}

type Batch = Parameters<ReturnType<(typeof CHUNK_FUNCTIONS)['compare-people']>>[0];
type Chunks<Data> = AsyncIterable<Chunk<Data>>;

/** Looks whether there is enough to do, and gives all of it. */
async function firstOf<T>(
  items: AsyncIterable<T>,
  fewest: number,
): Promise<{ readonly isSmall: boolean; readonly all: AsyncIterable<T> }> {
  const rest = items[Symbol.asyncIterator]();
  const first: T[] = [];
  while (first.length < fewest) {
    const next = await rest.next();
    if (next.done) break;
    first.push(next.value);
  }
  const all = async function* () {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  };
  return { isSmall: first.length < fewest, all: all() };
}

/** Each item with what a thread made of it, in their order. */
async function* inThreads<Item, Data, Result>(
  items: AsyncIterable<Item>,
  dataOf: (item: Item) => Data,
  work: (chunks: Chunks<Data>) => AsyncIterable<Chunk<Result>>,
): AsyncGenerator<readonly [Item, Result]> {
  const begun: Item[] = [];
  let number = 0;
  const chunks = async function* (): AsyncGenerator<Chunk<Data>> {
    for await (const item of items) {
      begun.push(item);
      yield { id: `${++number}`, data: dataOf(item) };
    }
  };
  try {
    for await (const { data } of work(chunks())) {
      const [item] = begun.splice(0, 1);
      if (item !== undefined) yield [item, data];
    }
  } catch (error) {
    throw error instanceof ChunkError ? error.cause : error; // what the function itself has thrown
  }
}
