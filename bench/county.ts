// node bench/run.ts county: a county of recipients on a real data folder, each size in a process of its own: the first
// run with all its arrears, a comparison of the registers, and the run of a month.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bound } from './bound.ts';

/** One piece of work on a county. */
interface CountyStage {
  readonly name: string;
  readonly people: number;
  readonly seconds: number;
  /** Processor time of all threads: others may use the machine too. */
  readonly cpuSeconds: number;
  /** Highest resident memory of the process with its threads meanwhile. */
  readonly residentMb: number;
}

/** What `county-one.ts` measured. */
export interface CountyResult {
  readonly people: number;
  readonly residentMb: number;
  readonly stages: readonly CountyStage[];
}

const SIZES = [2_000, 10_000];
const CORES = 2;

/** A million takes hours to store: node bench/county-one.ts 1000000 measures it alone. */
export async function benchCounty(): Promise<readonly CountyResult[]> {
  const results: CountyResult[] = [];
  for (const people of SIZES) results.push(await countyOf(people));
  return results;
}

async function countyOf(people: number): Promise<CountyResult> {
  const script = fileURLToPath(new URL('./county-one.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(people)], {
    maxBuffer: 2 ** 20,
  });
  return JSON.parse(stdout) as CountyResult; // as county-one.ts prints it
}

export function countyLines(results: readonly CountyResult[]): string[] {
  return [
    '| recipients | work | people | s | processor s | processor ms a person | resident MB |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: |',
    ...results.flatMap(({ people, stages }) =>
      stages.map(
        ({ name, people: worked, seconds, cpuSeconds, residentMb }) =>
          `| ${people} | ${name} | ${worked} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${((cpuSeconds * 1000) / worked).toFixed(2)} | ${residentMb} |`,
      ),
    ),
  ];
}

export function countyBounds(results: readonly CountyResult[]): Bound[] {
  const [few] = results;
  const many = results.at(-1);
  if (few === undefined || many === undefined) return [];
  /** Of so many people, whatever number was worked. */
  const within = (what: string, most: number, names: readonly string[]): Bound => {
    // On a machine that others use, the processor time tells what the two cores would take.
    const found = many.stages
      .filter(({ name }) => names.includes(name))
      .reduce(
        (sum, { seconds, cpuSeconds, people }) =>
          sum + Math.min(seconds, cpuSeconds / CORES) * Math.min(1, most / people),
        0,
      );
    return { what: `${what}: s on ${CORES} cores`, found, isHeld: found < 10, right: '< 10' };
  };
  const perPerson = ({ stages }: CountyResult) =>
    stages.reduce((sum, { cpuSeconds, people }) => sum + cpuSeconds / people, 0);
  const grown = perPerson(many) / perPerson(few);
  return [
    within('payment run of a month, 10,000 recipients', 10_000, [
      'prepare monthly run',
      'release monthly run',
    ]),
    within('comparison of 10,000 people', 10_000, ['compare']),
    {
      what: `processor time a person among ${many.people} / among ${few.people}`,
      found: grown,
      isHeld: grown < 1.3,
      right: '< 1.3',
    },
    {
      what: `${many.people} recipients: resident memory, MB`,
      found: many.residentMb,
      isHeld: many.residentMb < 1500,
      right: '< 1500',
    },
  ];
}
