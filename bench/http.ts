// POST /v1/determinations against a bare Hono route on raw json-rules-engine: autocannon, 50 connections, one
// process each, in turn, so that a drift of the machine's speed hits both.
import autocannon from 'autocannon';
import { medianRatio } from './measure.ts';
import { startServer } from './start-server.ts';
import { FACTS, MONTH } from './wulong.ts';

export interface HttpResult {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  /** Ours by bare, median of the rounds; 1 is as fast. */
  readonly ratio: number;
  /** Latencies of ours in the last round, milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const BODY = JSON.stringify({ jurisdiction: '500156', month: MONTH, facts: FACTS });

export async function benchHttp(rounds = 5, seconds = 4): Promise<HttpResult> {
  const ours = await startServer('../functions/local/server.ts');
  const bare = await startServer('./bare-server.ts');
  try {
    const rates = { ours: [] as number[], bare: [] as number[] };
    let last = await load(ours.url, 2);
    await load(bare.url, 2);
    for (let round = 0; round < rounds; round++) {
      rates.bare.push((await load(bare.url, seconds)).requests.average);
      last = await load(ours.url, seconds);
      rates.ours.push(last.requests.average);
    }
    const ratio = medianRatio(rates.ours, rates.bare);
    return { ...rates, ratio, p50: last.latency.p50, p99: last.latency.p99 };
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

async function load(server: string, duration: number): Promise<autocannon.Result> {
  const url = `${server}/v1/determinations`;
  const result = await autocannon({
    url,
    connections: 50,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: BODY,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(
      `${url} answered ${result.non2xx} times other than 2xx and failed ${result.errors} times`,
    );
  return result;
}
