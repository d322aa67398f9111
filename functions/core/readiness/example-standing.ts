import { exampleCoverage } from '../policies/check/examples/example-coverage.ts';
import type { ExampleRun } from '../policies/check/examples/run-examples.ts';
import type { Finding } from '../policies/check/finding.ts';
import type { Policy } from '../policies/policy.ts';
import type { ExampleStanding } from './readiness-facts.ts';

/** What a jurisdiction's examples prove of the rules that its own files in force state. */
export function exampleStanding(
  policy: Policy,
  runs: readonly ExampleRun[],
  above: number,
  findings: readonly Finding[],
): ExampleStanding {
  const failing = new Set(
    findings
      .filter(({ file, severity }) => severity === 'error' && runs.some(({ path }) => path === file))
      .map(({ file }) => file),
  );
  const own = policy.layers.filter(({ file }) => file.jurisdiction === policy.jurisdiction);
  const coverage = own.flatMap((layer) => exampleCoverage(layer, policy, runs));
  const open = coverage.filter(({ missing }) => missing.length > 0);
  return {
    own: runs.length,
    above,
    failing: failing.size,
    rules: coverage.length,
    rulesShown: coverage.length - open.length,
    notShown: open.map(
      ({ benefit, reason, missing }) => `${benefit ?? '*'}/${reason}: ${missing.join(', ')}`,
    ),
  };
}
