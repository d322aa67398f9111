/** What one contender took, in microseconds a call. */
export interface Measured {
  readonly name: string;
  readonly median: number;
  readonly p99: number;
}

/** A thing to time: called once per measurement. */
export interface Contender {
  readonly name: string;
  readonly call: () => unknown;
}

const WARM_UP = 3000;
const CALLS_A_ROUND = 1500;

/**
 * Times contenders in turn, round by round, so that a drift of the machine's speed hits all alike. Each call is
 * timed by itself; the first rounds only warm up.
 */
export async function measure(contenders: readonly Contender[], rounds: number): Promise<Measured[]> {
  const times = contenders.map((): number[] => []);
  for (const { call } of contenders) for (let i = 0; i < WARM_UP; i++) await call();
  for (let round = 0; round < rounds; round++) {
    for (const [index, { call }] of contenders.entries()) {
      for (let i = 0; i < CALLS_A_ROUND; i++) {
        const before = performance.now();
        await call();
        times[index]?.push((performance.now() - before) * 1000);
      }
    }
  }
  return contenders.map(({ name }, index) => {
    const sorted = (times[index] ?? []).sort((a, b) => a - b);
    return { name, median: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
  });
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** Median of the ratios a/b, pair by pair. */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  const ratios = a.map((value, index) => value / (b[index] ?? Number.NaN)).sort((x, y) => x - y);
  return quantile(ratios, 0.5);
}
