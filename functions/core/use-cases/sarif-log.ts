import type { Finding } from '../policies/check/finding.ts';

/** Findings in the Static Analysis Results Interchange Format 2.1.0, as code hosts and editors read it. */
export function sarifLog(findings: readonly Finding[], version: string): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'huize', version, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes)),
      },
    ],
  };
}

function result(
  { file, line, column, pointer, code, severity, message, nearest }: Finding,
  codes: string[],
): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: nearest === undefined ? message : `${message} (nearest: ${nearest})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: pointer }],
      },
    ],
  };
}
