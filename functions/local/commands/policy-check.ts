import { checkAll } from '../../core/policies/check/check-all.ts';
import { checkPolicies } from '../../core/policies/check/check-policies.ts';
import type { Finding } from '../../core/policies/check/finding.ts';
import { type FindingFormat, formatFindings } from '../../core/policies/check/format-findings.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { checkedTexts } from './checked-texts.ts';
import type { CommonOptions } from './common-options.ts';
import { findingLine } from './finding-line.ts';
import { policiesFolder } from './load-policies.ts';
import { packageVersion } from './package-version.ts';

interface Options extends CommonOptions {
  readonly paths: readonly string[];
  readonly format?: FindingFormat;
  /** false with --no-examples. */
  readonly examples: boolean;
  readonly warningsOk?: boolean;
}

/** `huize policy check` */
export async function policyCheck(options: Options, terminal: Terminal): Promise<ExitCode> {
  const policies = policiesFolder(options.policies, terminal);
  const { texts, asked } = checkedTexts(options.paths, policies, terminal.folder);
  const checked = options.examples ? await checkAll(texts) : checkPolicies(texts);
  const findings = checked.findings.filter(({ file }) => asked.has(file));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const format = options.format ?? (options.json ? 'json' : 'text');
  if (format === 'json')
    printJson({ isClean: findings.length === 0, files: asked.size, errors, warnings, findings }, terminal);
  else if (format === 'sarif') {
    const reader = { language: terminal.language, version: packageVersion() };
    terminal.print(formatFindings(findings, 'sarif', reader).trimEnd());
  } else terminal.print(asText(findings, { files: asked.size, errors, warnings }, terminal));
  return errors > 0 || (warnings > 0 && !options.warningsOk) ? 1 : 0;
}

interface Tally {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

function asText(
  findings: readonly Finding[],
  { files, errors, warnings }: Tally,
  context: Pick<Terminal, 'paint' | 'language'>,
): string {
  const { paint, language } = context;
  const colour = errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green';
  const summary = {
    zh: `${files} 个文件，${errors} 个错误，${warnings} 个警告`,
    en: `${files} files, ${errors} errors, ${warnings} warnings`,
  };
  const lines = findings.map((finding) => findingLine(finding, context));
  return [...lines, paint(colour, summary[language])].join('\n');
}
