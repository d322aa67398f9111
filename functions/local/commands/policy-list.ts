import { levelOf } from '../../core/jurisdictions/jurisdiction-code.ts';
import { issuedOn, type PolicyLayer } from '../../core/policies/policy.ts';
import type { PolicyCatalogue } from '../../core/ports/policy-catalogue.ts';
import { bilingual } from '../../core/shared/text.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import type { CommonOptions } from './common-options.ts';
import { loadPolicies } from './load-policies.ts';

/** `huize policy list` */
export async function policyList(options: CommonOptions, terminal: Terminal): Promise<ExitCode> {
  const { catalogue } = loadPolicies(options.policies, terminal);
  const listed = catalogue.jurisdictions().map((code) => listing(code, catalogue));
  if (options.json) printJson({ jurisdictions: listed }, terminal);
  else terminal.print(asTable(listed, terminal));
  return 0;
}

function listing(code: string, catalogue: PolicyCatalogue) {
  const versions = catalogue.versionsOf(code);
  const latest = versions.at(-1)?.file.effectiveFrom ?? '';
  const policy = catalogue.policyOn(code, latest);
  const documents = documentsOf(versions);
  return {
    code,
    name: bilingual(policy.name, code),
    level: levelOf(code),
    parent: policy.superior?.jurisdiction ?? null,
    versions: versions.map(({ file, digest }) => ({
      effectiveFrom: file.effectiveFrom,
      issuedOn: issuedOn(file),
      digest,
    })),
    documents: documents.size,
    unverifiedDocuments: [...documents].filter(([, isVerified]) => !isVerified).map(([id]) => id),
  };
}

/** The documents that any version of a jurisdiction names, and whether their official text was read. */
function documentsOf(versions: readonly PolicyLayer[]): Map<string, boolean> {
  const documents = new Map<string, boolean>();
  for (const { file } of versions)
    for (const [id, document] of Object.entries(file.documents ?? {}))
      if (document !== null) documents.set(id, document.verified ?? documents.get(id) ?? false);
  return documents;
}

function asTable(listed: readonly ReturnType<typeof listing>[], { paint, language }: Terminal): string {
  const head = ['CODE', 'NAME', 'LEVEL', 'PARENT', 'UNVERIFIED DOCUMENTS', 'VERSIONS'].map((one) =>
    paint('bold', one),
  );
  const rows = listed.map(({ code, name, level, parent, documents, unverifiedDocuments, versions }) => [
    code,
    name[language],
    level,
    parent ?? '—',
    paint(
      unverifiedDocuments.length > 0 ? 'yellow' : 'green',
      `${unverifiedDocuments.length} of ${documents}`,
    ),
    versions.map(({ effectiveFrom }) => effectiveFrom).join(' '),
  ]);
  return table([head, ...rows]);
}
