import { stateCouncilCalendar } from '../../core/calendar/state-council-calendar.ts';
import { layoutKindOf } from '../../core/layouts/layout-path.ts';
import { runAndCheckExamples } from '../../core/policies/check/examples/check-examples.ts';
import type { Finding } from '../../core/policies/check/finding.ts';
import { readinessSheet } from '../../core/readiness/readiness-sheet.ts';
import { parseDate } from '../../core/shared/calendar-date.ts';
import { codeOfPath } from '../../core/use-cases/code-of-path.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Language, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { examplesFor } from './examples-for.ts';
import { loadPolicies } from './load-policies.ts';
import { sheetLines } from './sheet-lines.ts';

interface Options extends CommonOptions {
  readonly code: string;
  readonly on?: string;
  readonly lang?: Language;
}

/** `huize doctor` */
export async function doctor(options: Options, terminal: Terminal): Promise<ExitCode> {
  const on = parseDate(options.on ?? terminal.today());
  const { catalogue, checked } = loadPolicies(options.policies, terminal, options.code);
  const policy = catalogue.policyOn(options.code, on);
  const proven = await runAndCheckExamples(checked);
  const isOwn = ({ path }: { path: string }) => codeOfPath(path) === options.code;
  const sheet = await readinessSheet({
    policy,
    on,
    runs: proven.runs.filter(isOwn),
    examplesAbove: examplesFor(policy, checked.examples).filter((example) => !isOwn(example)),
    findings: [...checked.findings, ...proven.findings].filter(
      (finding) => isOwn({ path: finding.file }) || isErrorInPolicy(finding),
    ),
    calendar: stateCouncilCalendar,
  });
  if (options.json) printJson(sheet, terminal);
  else
    terminal.print(
      sheetLines(sheet, { ...terminal, language: options.lang ?? terminal.language }).join('\n'),
    );
  return sheet.light === 'red' ? 1 : 0;
}

/** A broken level above is left out, so that the district would work without its rules: it must be mended first. */
function isErrorInPolicy({ file, severity }: Finding): boolean {
  return severity === 'error' && !file.includes('/examples/') && layoutKindOf(file) === undefined;
}
