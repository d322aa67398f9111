import { type JurisdictionLevel, levelOf } from '../../core/jurisdictions/jurisdiction-code.ts';
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

const HEADS = {
  zh: ['代码', '名称', '级别', '上级', '未核对官方文本的文件', '版本'],
  en: ['CODE', 'NAME', 'LEVEL', 'PARENT', 'UNVERIFIED DOCUMENTS', 'VERSIONS'],
} as const;

const LEVELS: Readonly<Record<JurisdictionLevel, string>> = {
  nation: '国家',
  province: '省级',
  prefecture: '地级',
  county: '县级',
};

function asTable(listed: readonly ReturnType<typeof listing>[], { paint, language }: Terminal): string {
  const head = HEADS[language].map((one) => paint('bold', one));
  const rows = listed.map(({ code, name, level, parent, documents, unverifiedDocuments, versions }) => [
    code,
    name[language],
    language === 'zh' ? LEVELS[level] : level,
    parent ?? '—',
    paint(
      unverifiedDocuments.length > 0 ? 'yellow' : 'green',
      language === 'zh'
        ? `${unverifiedDocuments.length} / ${documents}`
        : `${unverifiedDocuments.length} of ${documents}`,
    ),
    versions.map(({ effectiveFrom }) => effectiveFrom).join(' '),
  ]);
  return table([head, ...rows]);
}
