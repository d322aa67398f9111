import { afterAll, expect, test } from 'vitest';
import { ChunkError, openWorkerPool } from '../../../../functions/adapters/local/worker-pool.ts';
import type { Chunk } from '../../../../functions/core/bulk/chunk-function.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import type { CHUNK_FUNCTIONS } from '../../../support/test-chunk-functions.ts';

const FUNCTIONS = new URL('../../../support/test-chunk-functions.ts', import.meta.url);
const openPool = (size = 2) => openWorkerPool<typeof CHUNK_FUNCTIONS>(FUNCTIONS, size);
const pool = openPool();
afterAll(() => pool.close());

const counter = () => new SharedArrayBuffer(4);
const counted = (buffer: SharedArrayBuffer) => new Int32Array(buffer)[0];
const numbered = <T>(list: readonly T[]): Chunk<T>[] => list.map((data, index) => ({ id: `${index}`, data }));

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const result of results) list.push(result);
  return list;
}

/** What a run ended with. */
async function errorOf(results: AsyncIterable<unknown>): Promise<ChunkError> {
  const error = await all(results).catch((caught: unknown) => caught);
  if (!(error instanceof ChunkError)) throw new Error(`the run ended with ${String(error)}`);
  return error;
}

test('results come in the order of the chunks, whatever each takes', async () => {
  const waits = [60, 1, 30, 1, 1, 20];
  const results = await all(pool.run('wait', { counter: counter() }, numbered(waits)));
  expect(results).toEqual(numbered(waits));
});

test('what chunks share is made ready once for each thread', async () => {
  const prepared = counter();
  const chunks = numbered(Array.from({ length: 40 }, (_, index) => [index, index + 1]));
  const results = await all(pool.run('multiply', { counter: prepared, by: 3 }, chunks));
  expect(results[39]).toEqual({ id: '39', data: [117, 120] });
  expect(counted(prepared)).toBeLessThanOrEqual(2);
});

test('chunks are read only as results are taken: a million of them need not be there', async () => {
  let read = 0;
  function* endless() {
    for (;;) yield { id: `${read}`, data: [read++] };
  }
  const run = pool.run('multiply', { counter: counter(), by: 1 }, endless());
  for (let taken = 0; taken < 10; taken++) await run.next();
  await run.return();
  expect(read).toBeLessThanOrEqual(10 + 2 * pool.size);
});

test('two runs share the threads', async () => {
  const [one, other] = await Promise.all(
    [2, 5].map((by) => all(pool.run('multiply', { counter: counter(), by }, numbered([[1], [2]])))),
  );
  expect(one?.map(({ data }) => data)).toEqual([[2], [4]]);
  expect(other?.map(({ data }) => data)).toEqual([[5], [10]]);
});

test('a refusal comes back as the refusal that it was, with the id of its chunk', async () => {
  const error = await errorOf(pool.run('refuse', undefined, [{ id: 'rows 1-1000', data: '/facts/x' }]));
  expect(error.message).toBe('chunk rows 1-1000: a fact is wrong');
  expect(error.cause).toBeInstanceOf(Refusal);
  expect(error.cause).toMatchObject({ name: 'facts-invalid', items: [{ pointer: '/facts/x' }] });
});

test('a fault comes back with its name and the place where it was thrown', async () => {
  const { cause, chunk } = await errorOf(pool.run('fail', undefined, [{ id: 'c', data: 'luck' }]));
  expect(chunk).toBe('c');
  expect(cause).toMatchObject({ name: 'RangeError', message: 'no luck' });
  expect((cause as Error).stack).toContain('test-chunk-functions.ts');
});

test('the chunks before the one that fails are given; the run ends with it, the pool goes on', async () => {
  const begun = counter();
  const results: number[] = [];
  const work = async () => {
    const waits = [1, 2, 'three' as unknown as number, ...new Array<number>(20).fill(1)];
    for await (const { data } of pool.run('wait', { counter: begun }, numbered(waits))) results.push(data);
  };
  await expect(work()).rejects.toThrow('chunk 2: The "delay" argument must be of type number');
  expect(results).toEqual([1, 2]);
  expect(counted(begun)).toBeLessThanOrEqual(3 + 2 * pool.size);
  expect(await all(pool.run('wait', { counter: begun }, numbered([1])))).toHaveLength(1);
});

test('a thread that dies is replaced and its chunk worked by another', async () => {
  const tries = counter();
  const results = await all(pool.run('die', { counter: tries, times: 1 }, numbered(['a', 'b', 'c'])));
  expect(results.map(({ data }) => data)).toEqual(['a done', 'b done', 'c done']);
  expect(counted(tries)).toBe(4);
});

test('a chunk of which two threads die ends the run, and names the chunk', async () => {
  const tries = counter();
  const error = await errorOf(pool.run('die', { counter: tries, times: 99 }, [{ id: 'deadly', data: 'x' }]));
  expect(error.message).toBe('chunk deadly: it ended with exit code 3');
  expect(counted(tries)).toBe(2);
  expect(await all(pool.run('wait', { counter: counter() }, numbered([1])))).toHaveLength(1);
});

test('a name that no module exports is told, and so is data that cannot travel', async () => {
  const unknown = pool.run('sow' as 'fail', undefined, numbered(['x']));
  expect((await errorOf(unknown)).message).toBe(
    'chunk 0: chunk function is sow; right is one of multiply, wait, refuse, die, fail',
  );
  const untold = pool.run('fail', undefined, [{ id: 'f', data: (() => 1) as unknown as string }]);
  expect((await errorOf(untold)).message).toContain('could not be cloned');
});

test('a pool of a module that is not there says so, twice tried', async () => {
  const lost = openWorkerPool<typeof CHUNK_FUNCTIONS>(new URL('./no-such-module.ts', import.meta.url), 1);
  expect((await errorOf(lost.run('fail', undefined, numbered(['x'])))).message).toContain('no-such-module');
  await lost.close();
});

test('closing ends what is open, and nothing can be asked after', async () => {
  const own = openPool(1);
  const run = errorOf(own.run('wait', { counter: counter() }, numbered([60_000, 60_000])));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await own.close();
  expect((await run).message).toBe('chunk 0: the pool was closed');
  expect((await errorOf(own.run('wait', { counter: counter() }, numbered([1])))).message).toBe(
    'chunk 0: the pool is closed',
  );
});
