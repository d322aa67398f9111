import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleFunctions } from '../../infra/bundle-functions.ts';
import sizes from '../../infra/bundle-sizes.json' with { type: 'json' };
import { type BundleSizes, mostBytes, mostGrowth } from '../../infra/bundle-sizes.ts';
import { type FunctionName, functionNames } from '../../infra/functions.ts';

const recorded: BundleSizes = sizes;
const folder = mkdtempSync(join(tmpdir(), 'huize-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bundles = await bundleFunctions(folder);

/** Why a bundle of these bytes may not be deployed; undefined where it may. */
function complaint(name: FunctionName, bytes: number): string | undefined {
  const { bytes: before, aboveLimitBecause } = recorded[name];
  const record = 'node infra/record-bundle-sizes.ts, and say why in the commit';
  if (bytes > before * mostGrowth)
    return `${name} grew from ${before} to ${bytes} bytes; right is to make it smaller, or ${record}`;
  if (bytes > mostBytes(name) && aboveLimitBecause === undefined)
    return `${name} has ${bytes} bytes; right is at most ${mostBytes(name)}, or a reason in infra/bundle-sizes.json`;
  return undefined;
}

test.each(functionNames)('%s weighs what was recorded, within its limit', (name) => {
  expect(complaint(name, bundles[name].bytes)).toBeUndefined();
});

test('a bundle that grew by more than a tenth, or above its limit, is complained of', () => {
  const { bytes } = recorded['task-open-next-step'];
  expect(complaint('task-open-next-step', Math.ceil(bytes * 1.11))).toMatch(/^task-open-next-step grew from/);
  expect(complaint('task-open-next-step', bytes)).toBeUndefined();
});

test('a reason for more is given only where there is more', () => {
  for (const name of functionNames)
    if (recorded[name].aboveLimitBecause !== undefined)
      expect(recorded[name].bytes).toBeGreaterThan(mostBytes(name));
});

test('the API and the tasks of a case weigh no more than their limits, whatever the reason', () => {
  const bound = functionNames.filter((name) => name === 'api' || name.startsWith('task-'));
  expect(bound.filter((name) => recorded[name].aboveLimitBecause !== undefined)).toEqual([]);
});

test('the same source is the same bundle, so that what did not change is not deployed', async () => {
  const again = mkdtempSync(join(tmpdir(), 'huize-bundles-'));
  const second = await bundleFunctions(again);
  rmSync(again, { recursive: true });
  const digests = (of: typeof bundles) => functionNames.map((name) => of[name].digest);
  expect(digests(second)).toEqual(digests(bundles));
});
