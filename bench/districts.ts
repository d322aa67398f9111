// 3,000 generated districts: start (read, check, catalogue), memory after one determination in each, and whether
// one determination takes longer the more districts there are. Runs in a process of its own for each number.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPolicyFolder } from '../functions/adapters/local/read-policy-folder.ts';
import { type CompiledPolicy, compilePolicy } from '../functions/core/determinations/compile-policy.ts';
import { determine } from '../functions/core/determinations/determine.ts';
import { divisionCodes } from '../functions/core/jurisdictions/division-names.ts';
import { levelOf } from '../functions/core/jurisdictions/jurisdiction-code.ts';
import { checkPolicies } from '../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../functions/core/policies/policy-catalogue-of.ts';
import { FACTS, POLICIES } from './wulong.ts';

export interface DistrictsResult {
  readonly districts: number;
  readonly startMs: number;
  /** Resident memory after one determination in each. */
  readonly residentMb: number;
  /** Median of 3,000 determinations spread over all districts, each compiled before. */
  readonly determinationUs: number;
}

export function benchDistricts(count: number): DistrictsResult {
  const folder = mkdtempSync(join(tmpdir(), 'huize-districts-'));
  try {
    writeDistricts(folder, count);
    const self = fileURLToPath(import.meta.url);
    const child = spawnSync(process.execPath, [self, folder], { encoding: 'utf8', maxBuffer: 1 << 20 });
    if (child.status !== 0) throw new Error(`${count} districts: ${child.stderr}`);
    return JSON.parse(child.stdout) as DistrictsResult;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The nation as it is, and counties that each set their amounts, a table and a concurrence entry. */
function writeDistricts(folder: string, count: number): void {
  cpSync(join(POLICIES, '100000-china'), join(folder, '100000-china'), { recursive: true });
  const counties = divisionCodes().filter(
    (code) => levelOf(code) === 'county' || levelOf(code) === 'prefecture',
  );
  if (counties.length < count) throw new Error(`there are only ${counties.length} counties and prefectures`);
  counties.slice(0, count).forEach((code, index) => {
    const directory = join(folder, `${code}-district`);
    mkdirSync(directory);
    writeFileSync(join(directory, '2022-01-01.json'), JSON.stringify(districtFile(code, index)));
  });
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

async function run(folder: string): Promise<void> {
  const before = performance.now();
  const { layers } = checkPolicies(
    readPolicyFolder(folder).filter(({ path }) => !path.includes('/examples/')),
  );
  const catalogue = policyCatalogueOf(layers);
  const startMs = performance.now() - before;
  const compiled: CompiledPolicy[] = [];
  const determineIn = (one: CompiledPolicy) =>
    determine(one, { month: '2023-03', facts: { ...FACTS, hukou: { code: one.policy.jurisdiction } } });
  for (const code of catalogue.jurisdictions()) {
    const policy = compilePolicy(catalogue.policyOn(code, '2023-03-31'));
    const { benefits } = await determineIn(policy);
    if (code !== '100000' && benefits.living?.outcome !== 'granted')
      throw new Error(`${code} refused living`);
    compiled.push(policy);
  }
  const residentMb = process.memoryUsage().rss / 2 ** 20;
  const times: number[] = [];
  for (let round = 0; round < 3000; round++) {
    const one = compiled[(round * 7) % compiled.length];
    if (one === undefined) continue;
    const started = performance.now();
    await determineIn(one);
    times.push((performance.now() - started) * 1000);
  }
  const determinationUs = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  console.log(JSON.stringify({ districts: compiled.length - 1, startMs, residentMb, determinationUs }));
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder !== undefined) await run(folder);
