// Whole cases from window to letter in this process, on SQLite, with the review machine following every step; beside
// it bare commits of one row to the same table, so that a slow disk shows on both.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReviewMachine } from '../functions/runtime/review-machine.ts';
import { type CasesBench, openCasesBench } from './cases-data.ts';
import { lifeOfCase } from './cases-life.ts';

export interface LifecyclesResult {
  readonly lifecyclesPerSecond: number;
  /** Commands that were stored in one lifecycle. */
  readonly commands: number;
  readonly bareCommitsPerSecond: number;
  /** Commands stored by bare commits; 1 is as fast as the disk. */
  readonly ratio: number;
}

const atOnce = 16;

export async function benchLifecycles(count = 300): Promise<LifecyclesResult> {
  const folder = mkdtempSync(join(tmpdir(), 'huize-bench-'));
  const bench = await openCasesBench(folder);
  const { data, services } = bench;
  const { tasks, failures } = data;
  const machine = startReviewMachine({
    services,
    tasks,
    failures,
    register: { certificateOf: async () => undefined },
    onFault: (fault) => {
      throw fault;
    },
  });
  try {
    const live = async (n: number) => {
      const { revision } = await lifeOfCase(bench, `person-life-${n}`);
      machine.wake();
      return revision;
    };
    const commands = await live(-1);
    await perSecond(atOnce * 2, (n) => live(-2 - n)); // warms up
    const commits = await perSecond(count * 4, (n) => commitOne(bench, n));
    const lifecycles = await perSecond(count, live);
    await machine.settle();
    const ratio = (lifecycles * commands) / commits;
    return { lifecyclesPerSecond: lifecycles, commands, bareCommitsPerSecond: commits, ratio };
  } finally {
    await machine.stop();
    data.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function commitOne({ data }: CasesBench, n: number): Promise<void> {
  const body = { text: 'x'.repeat(1000) };
  return data.table.put({ pk: 'bare', sk: String(n), revision: 1, body }, 'absent');
}

/** So many calls by some callers at once; how many were done in a second. */
async function perSecond(count: number, call: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const from = performance.now();
  const caller = async () => {
    for (let n = next++; n < count; n = next++) await call(n);
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return (count * 1000) / (performance.now() - from);
}
