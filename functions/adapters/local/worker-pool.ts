import { availableParallelism } from 'node:os';
import type { Chunk, ChunkFunctions, DataOf, ResultOf, SharedOf } from '../../core/bulk/chunk-function.ts';
import { threadsOf } from './worker-pool-threads.ts';

/** A chunk could not be worked: its id, and as cause what its function threw, or ThreadDeath. */
export class ChunkError extends Error {
  override readonly name = 'ChunkError';
  readonly chunk: string;

  constructor(chunk: string, cause: unknown) {
    super(`chunk ${chunk}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.chunk = chunk;
  }
}

/** Worker threads that run chunk functions; several runs may share them. */
export interface WorkerPool<Functions extends ChunkFunctions> {
  readonly size: number;
  /**
   * Works chunks in parallel and gives the results in the order of the chunks. Chunks are read only as results are
   * taken: at most two for each thread are open. Throws ChunkError at the place of the chunk that failed; what was not
   * begun by then is not worked.
   */
  run<Name extends keyof Functions & string>(
    name: Name,
    shared: SharedOf<Functions[Name]>,
    chunks: Chunks<DataOf<Functions[Name]>>,
  ): AsyncGenerator<Chunk<ResultOf<Functions[Name]>>, void, undefined>;
  /** Starts the threads before there is work for them. */
  warm(): void;
  /** Ends the threads, whatever they do; open runs throw. */
  close(): Promise<void>;
}

type Chunks<Data> = Iterable<Chunk<Data>> | AsyncIterable<Chunk<Data>>;

/** One worked and one waiting, so that no thread waits for whoever takes the results. */
const OPEN_PER_THREAD = 2;

/** Opens a pool. `functions` is the URL of a module that exports CHUNK_FUNCTIONS; its type is given with it. */
export function openWorkerPool<Functions extends ChunkFunctions>(
  functions: URL,
  size = availableParallelism(),
): WorkerPool<Functions> {
  const threads = threadsOf(functions, size);
  let runs = 0;
  return {
    size,
    run<Name extends keyof Functions & string>(
      name: Name,
      shared: SharedOf<Functions[Name]>,
      chunks: Chunks<DataOf<Functions[Name]>>,
    ) {
      const run = runs++;
      const work = (data: unknown) =>
        threads.use(
          // A chunk function gives what its type says; between threads only the value travels.
          (thread) => thread.ask({ run, name, shared, data }) as Promise<ResultOf<Functions[Name]>>,
        );
      return inOrder(chunks, size * OPEN_PER_THREAD, work, () => threads.forget(run));
    },
    warm: threads.warm,
    close: threads.close,
  };
}

/** Results in the order of what is worked, with at most so many open. */
async function* inOrder<Data, Result>(
  chunks: Chunks<Data>,
  most: number,
  work: (data: Data) => Promise<Result>,
  atEnd: () => void,
): AsyncGenerator<Chunk<Result>, void, undefined> {
  // Each settles without rejecting: nobody may be waiting for it yet when it fails.
  const open: Promise<() => Chunk<Result>>[] = [];
  const begin = async ({ id, data }: Chunk<Data>): Promise<() => Chunk<Result>> => {
    try {
      const result = await work(data);
      return () => ({ id, data: result });
    } catch (error) {
      return () => {
        throw new ChunkError(id, error);
      };
    }
  };
  try {
    for await (const chunk of chunks) {
      open.push(begin(chunk));
      const [first] = open;
      if (open.length < most || first === undefined) continue;
      yield (await first)();
      open.shift();
    }
    for (const one of open) yield (await one)();
  } finally {
    await Promise.all(open);
    atEnd();
  }
}
