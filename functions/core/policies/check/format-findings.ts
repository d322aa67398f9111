import type { Bilingual, Language } from '../../shared/text.ts';
import type { Finding } from './finding.ts';
import { FINDING_CODES, type FindingCode, severityOf } from './finding-codes.ts';

export type FindingFormat = 'text' | 'json' | 'sarif';

/** What the reader speaks, and the version of the platform that found it. */
export interface FindingReader {
  readonly language: Language;
  readonly version?: string;
}

/** Writes findings for people (a line each), for programs (in both languages), or as SARIF 2.1.0 for code hosts and editors. */
export function formatFindings(
  findings: readonly Finding[],
  format: FindingFormat,
  reader: FindingReader,
): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'sarif') return `${JSON.stringify(sarifLog(findings, reader), null, 2)}\n`;
  return findings.map((finding) => `${findingLine(finding, reader.language)}\n`).join('');
}

/** One finding as compilers write it, so that editors and terminals can open the place. */
export function findingLine(
  finding: Omit<Finding, 'code'> & { readonly code: string },
  language: Language,
): string {
  const { file, line, column, severity, code } = finding;
  const said = oneLine(messageOf(finding, language));
  return `${oneLine(file)}:${line}:${column}  ${SEVERITIES[severity][language]}  ${code}  ${said}`;
}

export const SEVERITIES: Readonly<Record<Finding['severity'], Bilingual>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
};

/** The message, and the nearest valid name as a question. */
function messageOf({ message, nearest }: Pick<Finding, 'message' | 'nearest'>, language: Language): string {
  if (nearest === undefined) return message[language];
  const hint = { zh: `是否应为 ${nearest}？`, en: `did you mean ${nearest}?` };
  return `${message[language]} — ${hint[language]}`;
}

/** Text from a file must not steer a terminal or start a line of its own. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

const HELP = { zh: 'docs/policy-checks.zh-CN.md', en: 'docs/policy-checks.md' } as const;

/** Of run and tool (3.14.7, 3.19.21): the language of all texts that a reader sees. */
const TAGS = { zh: 'zh-CN', en: 'en-US' } as const;

/** Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS). */
function sarifLog(findings: readonly Finding[], { language, version = '0' }: FindingReader): object {
  const used = FINDING_CODES.filter((code) => findings.some((finding) => finding.code === code));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'huize',
            version,
            language: TAGS[language],
            rules: used.map((code) => sarifRule(code, language)),
          },
        },
        language: TAGS[language],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => sarifResult(finding, used.indexOf(finding.code), language)),
      },
    ],
  };
}

function sarifRule(code: FindingCode, language: Language): object {
  const place = `${HELP[language]}#${code}`;
  const help = {
    zh: `含义、原因和改正方法：${place}`,
    en: `What it means, why it matters and how to mend it: ${place}`,
  };
  return {
    id: code,
    shortDescription: { text: code.replaceAll('-', ' ') },
    help: { text: help[language] },
    defaultConfiguration: { level: severityOf(code) },
  };
}

function sarifResult(finding: Finding, ruleIndex: number, language: Language): object {
  const { file, line, column, pointer, code, severity } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: messageOf(finding, language) },
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
