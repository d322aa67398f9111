// POST /v1/determinations against a bare Hono route on raw json-rules-engine: autocannon, 50 connections, one
// process each, in turn, so that a drift of the machine's speed hits both.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { medianRatio } from './measure.ts';
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
  const ours = await start('../functions/local/server.ts');
  const bare = await start('./bare-server.ts');
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
    ours.process.kill('SIGTERM');
    bare.process.kill('SIGTERM');
  }
}

async function load(url: string, duration: number): Promise<autocannon.Result> {
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

async function start(script: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...process.env, PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}/v1/determinations`;
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`);
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: BODY,
    }).catch(() => undefined);
    if (answer?.ok) return { url, process: child };
  }
  child.kill();
  throw new Error(`${script} did not answer within 10 seconds`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
