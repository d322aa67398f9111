import { compareOutcomes, type ExampleComparison } from '../../core/policies/compare/compare-outcomes.ts';
import { comparePolicies } from '../../core/policies/compare/compare-policies.ts';
import { guardedCatalogue } from '../../core/policies/guarded-catalogue.ts';
import { type Policy, referenceTo } from '../../core/policies/policy.ts';
import { parseDate } from '../../core/shared/calendar-date.ts';
import { bilingual } from '../../core/shared/text.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { diffLines } from './diff-lines.ts';
import { examplesFor } from './examples-for.ts';
import { loadPolicies } from './load-policies.ts';

interface Options extends CommonOptions {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly exitCode?: boolean;
  readonly lang?: Language;
}

/** `huize policy diff` */
export async function policyDiff(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { code } = options;
  const from = parseDate(options.from);
  const to = parseDate(options.to);
  const loaded = loadPolicies(options.policies, terminal, code);
  const catalogue = guardedCatalogue(loaded.catalogue, loaded.checked.findings);
  const before = { policy: catalogue.policyOn(code, from), month: from.slice(0, 7) };
  const after = { policy: catalogue.policyOn(code, to), month: to.slice(0, 7) };
  const changes = comparePolicies(before, after);
  const examples = await compareOutcomes(before, after, examplesFor(after.policy, loaded.checked.examples));
  const compared = {
    jurisdiction: code,
    name: bilingual(after.policy.name, code),
    from: { on: from, ...identity(before.policy) },
    to: { on: to, ...identity(after.policy) },
    changes,
    examples,
    summary: { changes: changes.length, examples: tally(examples) },
  };
  if (options.json) printJson(compared, terminal);
  else {
    const context = { ...terminal, language: options.lang ?? terminal.language };
    terminal.print(diffLines(compared, context).join('\n'));
  }
  const isDifferent = changes.length > 0 || examples.some(({ mark }) => mark !== '=');
  return options.exitCode && isDifferent ? 1 : 0;
}

function identity(policy: Policy): { digest: string; layers: ReturnType<typeof referenceTo>[] } {
  return { digest: policy.digest, layers: policy.layers.map(referenceTo) };
}

/** How many examples get more, less, the same … */
function tally(examples: readonly ExampleComparison[]): Record<ExampleComparison['mark'], number> {
  const counts = { '+': 0, '-': 0, '~': 0, '=': 0, '!': 0 };
  for (const { mark } of examples) counts[mark] += 1;
  return counts;
}
