import type { PolicyCatalogue } from '../../../ports/policy-catalogue.ts';
import { policyCatalogueOf } from '../../policy-catalogue-of.ts';
import type { CheckedPolicies } from '../check-policies.ts';
import type { Finding } from '../finding.ts';
import { type FlawCollector, flawCollector } from '../flaw.ts';
import { locateFlaws } from '../locate.ts';
import { SIDE_WORDS } from '../messages/words.ts';
import type { FileLayer } from '../view.ts';
import { compareRun } from './compare-run.ts';
import { exampleCoverage } from './example-coverage.ts';
import { type ExampleRun, runExamples } from './run-examples.ts';

/** What the examples show: findings on them and on the rules that they do not tell apart, and every run. */
export interface CheckedExamples {
  readonly findings: readonly Finding[];
  readonly runs: readonly ExampleRun[];
}

/** Runs the examples of the files without errors and reports what fails and what no example tells apart. */
export async function checkExamples(checked: CheckedPolicies): Promise<Finding[]> {
  return [...(await runAndCheckExamples(checked)).findings];
}

/** As checkExamples, and gives the runs besides, for the readiness sheet of a district. */
export async function runAndCheckExamples({
  layers,
  examples,
  texts,
}: CheckedPolicies): Promise<CheckedExamples> {
  const catalogue = policyCatalogueOf(layers);
  const standing = new Set(catalogue.jurisdictions());
  const runs = await runExamples(
    catalogue,
    examples.filter(({ jurisdiction }) => standing.has(jurisdiction)),
  );
  const collectors = new Map<string, FlawCollector>();
  const collectorOf = (path: string): FlawCollector => {
    const collector = collectors.get(path) ?? flawCollector();
    collectors.set(path, collector);
    return collector;
  };
  for (const run of runs) compareRun(run, collectorOf(run.path).report);
  const shown = new Set(runs.map(({ jurisdiction }) => jurisdiction));
  const byDigest = runsByLayer(runs);
  for (const layer of layers)
    if (shown.has(layer.file.jurisdiction))
      checkCoverage(layer, catalogue, byDigest.get(layer.digest) ?? [], collectorOf(layer.path));
    else reportNone(layer, collectorOf(layer.path));
  const findings = texts.flatMap(({ path, text }) =>
    locateFlaws(path, text, collectors.get(path)?.flaws ?? []),
  );
  return { findings, runs };
}

/** The examples that each file had a part in, so that 3,000 districts are not compared with each other. */
function runsByLayer(runs: readonly ExampleRun[]): Map<string, ExampleRun[]> {
  const byDigest = new Map<string, ExampleRun[]>();
  for (const run of runs)
    for (const { digest } of run.policy?.layers ?? []) {
      const known = byDigest.get(digest);
      if (known === undefined) byDigest.set(digest, [run]);
      else known.push(run);
    }
  return byDigest;
}

function checkCoverage(
  layer: FileLayer,
  catalogue: PolicyCatalogue,
  runs: readonly ExampleRun[],
  { report }: FlawCollector,
): void {
  const { jurisdiction, effectiveFrom } = layer.file;
  const policy = catalogue.policyOn(jurisdiction, effectiveFrom);
  // A version that a correction replaced holds on no day, unless one asks as of an earlier one.
  if (!policy.layers.some(({ digest }) => digest === layer.digest)) return;
  for (const { reason, benefit, path, missing } of exampleCoverage(layer, policy, runs)) {
    if (missing.length === 0) continue;
    const sides = { zh: missing.map((side) => SIDE_WORDS[side]).join('、'), en: missing.join(' nor ') };
    if (benefit === undefined) report(path, 'not-distinguished', { reason, sides }, { atKey: true });
    else report(path, 'not-distinguished.benefit', { benefit, reason, sides }, { atKey: true });
  }
}

function reportNone({ file: { jurisdiction } }: FileLayer, { report }: FlawCollector): void {
  report(['jurisdiction'], 'no-examples', { jurisdiction });
}
