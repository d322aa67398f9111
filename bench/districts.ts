// 3,000 generated districts: how long the server takes to start, what it holds in memory after one determination in
// each, and whether one determination takes longer the more districts there are.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { divisionCodes } from '../functions/core/jurisdictions/division-names.ts';
import { levelOf } from '../functions/core/jurisdictions/jurisdiction-code.ts';
import { startServer } from './start-server.ts';
import { FACTS, MONTH, POLICIES } from './wulong.ts';

export interface DistrictsResult {
  readonly districts: number;
  readonly startMs: number;
  /** Resident memory after one determination in each. */
  readonly residentMb: number;
  /** Median of 3,000 determinations over HTTP, spread over all districts. */
  readonly determinationUs: number;
}

/** Starts the server over generated districts, asks it for one determination in each, then for 3,000 more. */
export async function benchDistricts(count: number): Promise<DistrictsResult> {
  const folder = mkdtempSync(join(tmpdir(), 'huize-bench-'));
  const codes = writeDistricts(folder, count);
  const started = performance.now();
  const server = await startServer('../functions/local/server.ts', ['--policies', folder]);
  try {
    const startMs = performance.now() - started;
    for (const code of codes) await determineIn(server.url, code);
    const residentMb = residentKb(server.pid) / 1024;
    const times: number[] = [];
    for (let round = 0; round < 3000; round++) {
      const before = performance.now();
      await determineIn(server.url, codes[(round * 7) % codes.length] ?? '');
      times.push((performance.now() - before) * 1000);
    }
    const determinationUs = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
    return { districts: count, startMs, residentMb, determinationUs };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function determineIn(url: string, jurisdiction: string): Promise<void> {
  const facts = { ...FACTS, hukou: { code: jurisdiction } };
  const answer = await fetch(`${url}/v1/determinations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jurisdiction, month: MONTH, facts }),
  });
  const { benefits } = (await answer.json()) as { benefits?: { living: { outcome: string } } };
  if (benefits?.living.outcome !== 'granted') throw new Error(`${jurisdiction} answered ${answer.status}`);
}

/** What the operating system counts for a process, which its own word may understate. */
function residentKb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
}

/** The nation as it is, and counties that each set their amounts, a table and a concurrence entry. */
function writeDistricts(folder: string, count: number): string[] {
  cpSync(join(POLICIES, '100000-china'), join(folder, '100000-china'), { recursive: true });
  const counties = divisionCodes().filter(
    (code) => levelOf(code) === 'county' || levelOf(code) === 'prefecture',
  );
  if (counties.length < count) throw new Error(`there are only ${counties.length} counties and prefectures`);
  const codes = counties.slice(0, count);
  codes.forEach((code, index) => {
    const directory = join(folder, `${code}-district`);
    mkdirSync(directory);
    writeFileSync(join(directory, '2022-01-01.json'), JSON.stringify(districtFile(code, index)));
  });
  return codes;
}

function districtFile(jurisdiction: string, index: number): object {
  const cite = 'own-2022 一';
  return {
    jurisdiction,
    effectiveFrom: '2022-01-01',
    documents: {
      'own-2022': { title: `${jurisdiction}残疾人两项补贴实施细则`, issuer: '县民政局', verified: true },
    },
    parameters: { living: { amount: `${80 + (index % 100)}.00`, cite } },
    benefits: {
      nursing: {
        classes: { severe: null },
        table: {
          by: ['certificate.level'],
          rows: [1, 2].map((level) => ({
            id: `level-${level}`,
            when: [level],
            amount: `${100 - level + (index % 50)}.00`,
            label: `${level}级`,
          })),
          cite,
        },
        concurrence: {
          'elder-care-service': { rule: 'higher-of', pay: 'full', choice: 'automatic', tie: 'other', cite },
        },
      },
    },
  };
}
