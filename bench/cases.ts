// node bench/run.ts cases: what cases cost, and how that grows with the number of cases stored.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bound } from './bound.ts';
import { openCasesBench, storeCopies } from './cases-data.ts';
import { benchGrowth, type GrowthResult } from './cases-growth.ts';
import { caseInReview, lifeOfCase } from './cases-life.ts';
import { benchLifecycles, type LifecyclesResult } from './cases-lifecycles.ts';
import { benchWaiting, type WaitingResult } from './cases-waiting.ts';

export interface CasesResult {
  readonly lifecycles: LifecyclesResult;
  readonly waiting: WaitingResult;
  readonly growth: GrowthResult;
}

const few = { open: 500, closed: 500 };
const many = { open: 20_000, closed: 80_000 };

export async function benchCases(): Promise<CasesResult> {
  const root = mkdtempSync(join(tmpdir(), 'huize-bench-'));
  try {
    const lifecycles = await benchLifecycles();
    const [fewFolder, manyFolder] = [join(root, 'few'), join(root, 'many')];
    await fill(fewFolder, few);
    await fill(manyFolder, many);
    const waiting = await benchWaiting(manyFolder);
    const growth = await benchGrowth(fewFolder, manyFolder);
    return { lifecycles, waiting, growth };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function fill(folder: string, { open, closed }: typeof few): Promise<void> {
  const bench = await openCasesBench(folder);
  await storeCopies(bench, await caseInReview(bench, 'person-open'), 'open', open);
  await storeCopies(bench, await lifeOfCase(bench, 'person-closed'), 'closed', closed);
  bench.data.close();
}

/** The growth that is allowed from 1,000 to 100,000 stored cases. */
const mostGrowth = 1.2;
const longestStartUpMs = 10_000;

export function casesBounds({ waiting, growth }: CasesResult): Bound[] {
  const flat = (what: string, found: number): Bound => ({
    what: `${what}, among 100,000 / among 1,000 cases`,
    found,
    isHeld: found <= mostGrowth,
    right: `≤ ${mostGrowth}`,
  });
  return [
    flat('queue page', growth.growth.queuePage),
    flat('open a case', growth.growth.openCase),
    flat('decide', growth.growth.decide),
    {
      what: `start-up with ${waiting.openCases} open cases, s`,
      found: waiting.startUpMs / 1000,
      isHeld: waiting.startUpMs < longestStartUpMs,
      right: '< 10',
    },
  ];
}

/** The numbers beside the bounds. */
export function casesLines({ lifecycles, waiting, growth }: CasesResult): string[] {
  const { few: small, many: large } = growth;
  const row = (what: string, key: keyof GrowthResult['growth']) =>
    `| ${what} | ${small[key].toFixed(2)} | ${large[key].toFixed(2)} | ${growth.growth[key].toFixed(2)} |`;
  return [
    '| over HTTP, median ms | 1,000 cases | 100,000 cases | ratio |',
    '| --- | ---: | ---: | ---: |',
    row('queue page of 50', 'queuePage'),
    row('open a case', 'openCase'),
    row('decide', 'decide'),
    '',
    `decisions per second over HTTP: ${growth.decisionsPerSecond.toFixed(0)}, p99 ${growth.decisionP99Ms.toFixed(0)} ms, by 32 officers at once; ` +
      `determinations of the same server: ${growth.determinationsPerSecond.toFixed(0)} (ratio ${(growth.decisionsPerSecond / growth.determinationsPerSecond).toFixed(2)})`,
    `whole cases per second, window to letter: ${lifecycles.lifecyclesPerSecond.toFixed(1)} of ${lifecycles.commands} commands each; ` +
      `bare commits: ${lifecycles.bareCommitsPerSecond.toFixed(0)} (commands / bare commits ${lifecycles.ratio.toFixed(2)})`,
    `a waiting case takes ${waiting.kbPerWaitingCase.toFixed(1)} KB of memory`,
  ];
}
