import { type CheckedPolicies, checkPolicies, type PolicyText } from './check-policies.ts';
import { runAndCheckExamples } from './examples/check-examples.ts';
import type { ExampleRun } from './examples/run-examples.ts';
import { checkTimelines } from './timelines/check-timelines.ts';

/** Everything that the check knows: files, findings of both passes, and what came out of every example. */
export interface CheckedAll extends CheckedPolicies {
  readonly runs: readonly ExampleRun[];
}

/** Checks policy files and runs their examples and timelines. Findings stand in the order of the files. */
export async function checkAll(texts: readonly PolicyText[]): Promise<CheckedAll> {
  const checked = checkPolicies(texts);
  const { findings, runs } = await runAndCheckExamples(checked);
  const timelines = await checkTimelines(checked);
  const order = new Map(texts.map(({ path }, index) => [path, index]));
  const all = [...checked.findings, ...findings, ...timelines].sort(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
  );
  return { ...checked, findings: all, runs };
}
