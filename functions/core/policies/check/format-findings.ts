import type { Finding } from './finding.ts';
import { FINDING_CODES, type FindingCode, severityOf } from './finding-codes.ts';

export type FindingFormat = 'text' | 'json' | 'sarif';

/** Writes findings for people (a line each), for programs, or as SARIF 2.1.0 for code hosts and editors. */
export function formatFindings(findings: readonly Finding[], format: FindingFormat, version = '0'): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'sarif') return `${JSON.stringify(sarifLog(findings, version), null, 2)}\n`;
  return findings.map((finding) => `${findingLine(finding)}\n`).join('');
}

/** One finding as compilers write it, so that editors and terminals can open the place. */
export function findingLine(finding: Finding): string {
  const { file, line, column, severity, code, message, nearest } = finding;
  const hint = nearest === undefined ? '' : ` — did you mean ${nearest}?`;
  return `${oneLine(file)}:${line}:${column}  ${severity}  ${code}  ${oneLine(message)}${hint === '' ? '' : oneLine(hint)}`;
}

/** Text from a file must not steer a terminal or start a line of its own. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

const HELP = 'docs/policy-checks.md';

/** Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS). */
function sarifLog(findings: readonly Finding[], version: string): object {
  const used = FINDING_CODES.filter((code) => findings.some((finding) => finding.code === code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'huize', version, rules: used.map(sarifRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => sarifResult(finding, used.indexOf(finding.code))),
      },
    ],
  };
}

function sarifRule(code: FindingCode): object {
  return {
    id: code,
    shortDescription: { text: code.replaceAll('-', ' ') },
    help: { text: `What it means, why it matters and how to mend it: ${HELP}#${code}` },
    defaultConfiguration: { level: severityOf(code) },
  };
}

function sarifResult(finding: Finding, ruleIndex: number): object {
  const { file, line, column, pointer, code, severity, message, nearest } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: nearest === undefined ? message : `${message} — did you mean ${nearest}?` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.toWellFormed().split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: pointer }],
      },
    ],
  };
}
