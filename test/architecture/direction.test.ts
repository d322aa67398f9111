import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const planted = fileURLToPath(new URL('./planted', import.meta.url));

/** Runs dependency-cruiser with the repository's rules over a tree of functions/. */
function cruise(folder: string): { violations: string[]; modules: number } {
  const command = `${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
  const config = `${root}.dependency-cruiser.mjs`;
  const args = [command, '--config', config, '--output-type', 'json', '--no-progress', 'functions'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
  };
  return {
    violations: summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`),
    modules: summary.totalCruised,
  };
}

test('the house looks down only', () => {
  const { violations, modules } = cruise(root);
  expect(modules).toBeGreaterThan(80);
  expect(violations).toEqual([]);
});

test('planted violations are caught, so the guard sees modules at all', () => {
  expect(cruise(planted).violations.sort()).toEqual([
    'core-is-pure: functions/core/reads-a-file.ts',
    'core-looks-down-only: functions/core/asks-an-adapter.ts',
    'rules-is-the-only-door-to-the-engine: functions/api/runs-the-engine.ts',
  ]);
});
