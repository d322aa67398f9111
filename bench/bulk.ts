// Wulong, many people: determine() and the bulk evaluator over the same people in turn; then 10,000, 100,000 and a
// million people streamed through worker threads, with what they take in time and memory.
import { openWorkerPool } from '../functions/adapters/local/worker-pool.ts';
import { compileBulk } from '../functions/core/bulk/bulk-policy.ts';
import type { Chunk } from '../functions/core/bulk/chunk-function.ts';
import type { CHUNK_FUNCTIONS } from '../functions/core/bulk/chunk-functions.ts';
import { determine } from '../functions/core/determinations/determine.ts';
import type { EvaluationRequest } from '../functions/core/entitlements/evaluator.ts';
import type { Bound } from './bound.ts';
import { benchPerson } from './bulk-people.ts';
import { medianRatio } from './measure.ts';
import { wulong } from './wulong.ts';

interface Growth {
  readonly people: number;
  readonly seconds: number;
  readonly microseconds: number;
  /** Highest resident memory of the process with its threads. */
  readonly residentMb: number;
  readonly grantedYuan: number;
}

export interface BulkResult {
  /** Microseconds of processor time a person, medians of the rounds: others may use the machine too. */
  readonly determineUs: number;
  readonly bulkUs: number;
  readonly ratio: number;
  readonly threads: number;
  readonly growth: readonly Growth[];
}

const WARM_UP = 5;
const ROUNDS = 30;
const CHUNK = 2_000;

export async function benchBulk(): Promise<BulkResult> {
  const compiled = wulong();
  const bulk = compileBulk(compiled);
  const people = Array.from({ length: (WARM_UP + ROUNDS) * 1_000 }, (_, number) => benchPerson(number));
  for (const person of people.slice(0, 20_000)) bulk.evaluate(person);
  const slow: number[] = [];
  const fast: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const some = people.slice(round * 1_000, round * 1_000 + 1_000);
    let before = process.threadCpuUsage();
    for (const person of some) await determine(compiled, person);
    const determined = cpuSince(before) / some.length;
    before = process.threadCpuUsage();
    for (const person of some) bulk.evaluate(person);
    const evaluated = cpuSince(before) / some.length;
    if (round < WARM_UP) continue;
    slow.push(determined);
    fast.push(evaluated);
  }
  const pool = openPool();
  try {
    await stream(pool, 4 * CHUNK); // starts and warms the threads
    const growth: Growth[] = [];
    for (const count of [10_000, 100_000, 1_000_000]) growth.push(await stream(pool, count));
    const [determineUs, bulkUs] = [median(slow), median(fast)];
    return { determineUs, bulkUs, ratio: medianRatio(slow, fast), threads: pool.size, growth };
  } finally {
    await pool.close();
  }
}

/** Microseconds of this thread. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}

function openPool() {
  const functions = new URL('../functions/core/bulk/chunk-functions.ts', import.meta.url);
  return openWorkerPool<typeof CHUNK_FUNCTIONS>(functions);
}

/** People are made as they are asked for, and only the sum is kept. */
async function stream(pool: ReturnType<typeof openPool>, people: number): Promise<Growth> {
  const layers = wulong().policy.layers;
  let highest = 0;
  let fen = 0;
  const started = performance.now();
  for await (const { data } of pool.run('evaluate-people', { layers }, chunksOf(people))) {
    for (const { benefits } of data) for (const id in benefits) fen += benefits[id]?.fen ?? 0;
    highest = Math.max(highest, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - started) / 1000;
  const microseconds = (seconds * 1e6) / people;
  return { people, seconds, microseconds, residentMb: highest / 2 ** 20, grantedYuan: fen / 100 };
}

function* chunksOf(people: number): Generator<Chunk<EvaluationRequest[]>> {
  for (let first = 0; first < people; first += CHUNK) {
    const data = Array.from({ length: Math.min(CHUNK, people - first) }, (_, index) =>
      benchPerson(first + index),
    );
    yield { id: `${first}`, data };
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function bulkLines({ determineUs, bulkUs, ratio, threads, growth }: BulkResult): string[] {
  return [
    '| one person and month, Wulong, one core | processor µs | per second |',
    '| --- | ---: | ---: |',
    `| determine(), over json-rules-engine, explained | ${determineUs.toFixed(1)} | ${perSecond(determineUs)} |`,
    `| bulk evaluator | ${bulkUs.toFixed(2)} | ${perSecond(bulkUs)} |`,
    '',
    `median of the ratios, round by round: ${ratio.toFixed(1)}`,
    '',
    `| people, made and sent to ${threads} threads | s | µs a person | resident MB |`,
    '| ---: | ---: | ---: | ---: |',
    ...growth.map(
      ({ people, seconds, microseconds, residentMb }) =>
        `| ${people} | ${seconds.toFixed(2)} | ${microseconds.toFixed(2)} | ${residentMb.toFixed(0)} |`,
    ),
  ];
}

function perSecond(microseconds: number): string {
  return (1e6 / microseconds).toFixed(0);
}

export function bulkBounds({ bulkUs, ratio, growth }: BulkResult): Bound[] {
  const [, some] = growth;
  const many = growth.at(-1);
  const grown = (many?.microseconds ?? Number.NaN) / (some?.microseconds ?? Number.NaN);
  const rate = 1e6 / bulkUs;
  const memory = many?.residentMb ?? Number.NaN;
  return [
    { what: 'determine() / bulk evaluator', found: ratio, isHeld: ratio >= 20, right: '≥ 20' },
    {
      what: 'bulk evaluations per second, one core',
      found: rate,
      isHeld: rate >= 100_000,
      right: '≥ 100,000',
    },
    { what: 'a person among 1,000,000 / among 100,000', found: grown, isHeld: grown < 1.3, right: '< 1.3' },
    { what: '1,000,000 people: resident memory, MB', found: memory, isHeld: memory < 1500, right: '< 1500' },
  ];
}
