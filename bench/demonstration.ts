// node bench/run.ts demonstration: the whole of npm run demo, two cases and 24 months of a county of 5,000 people.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bound } from './bound.ts';

/** How long the demonstration took, its check of the books included. */
export interface DemonstrationResult {
  /** From the command to its end. */
  readonly seconds: number;
  /** What it says of itself: the county alone. */
  readonly told: string;
}

/** Fails where the demonstration does: where its books do not agree, too. */
export async function benchDemonstration(): Promise<DemonstrationResult> {
  const data = await mkdtemp(join(tmpdir(), 'huize-demonstration-'));
  try {
    const began = performance.now();
    const words = ['run', '-s', 'demo', '--', '--data', join(data, 'demo'), '--lang', 'en'];
    const { stdout } = await promisify(execFile)('npm', words, { maxBuffer: 2 ** 24 });
    const seconds = (performance.now() - began) / 1000;
    const told = stdout.split('\n').find((line) => line.startsWith('It took'));
    if (told === undefined) throw new Error('the demonstration does not say how long it took');
    return { seconds, told };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

export function demonstrationLines({ seconds, told }: DemonstrationResult): string[] {
  return [`npm run demo took ${seconds.toFixed(1)} s; of its county it says: ${told}`];
}

export function demonstrationBounds({ seconds }: DemonstrationResult): Bound[] {
  return [{ what: 'npm run demo, s', found: seconds, isHeld: seconds < 60, right: '< 60' }];
}
