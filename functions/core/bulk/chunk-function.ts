/** A part of a big piece of work; its id says in errors and checkpoints which. */
export interface Chunk<Data> {
  readonly id: string;
  readonly data: Data;
}

/**
 * Work over chunks: made ready once with what all chunks share, then pure data in, data out. All three are plain data
 * (JSON), so that the same function runs in a worker thread and as one item of a Distributed Map.
 */
export type ChunkFunction<Shared, Data, Result> = (
  shared: Shared,
) => (data: Data) => Result | Promise<Result>;

/** Chunk functions by name. The parameters are checked where they are called; here they may be anything. */
export type ChunkFunctions = Readonly<Record<string, ChunkFunction<never, never, unknown>>>;

/** What a chunk function shares between chunks, takes as a chunk, and gives for it. */
export type SharedOf<F> = F extends ChunkFunction<infer Shared, never, unknown> ? Shared : never;
export type DataOf<F> = F extends ChunkFunction<never, infer Data, unknown> ? Data : never;
export type ResultOf<F> = F extends ChunkFunction<never, never, infer Result> ? Result : never;
