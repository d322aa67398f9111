import type { Bilingual } from '../../core/shared/text.ts';
import type { VersionStatus } from '../../core/use-cases/publications/publication-status.ts';
import { type DeskOptions, openDesk } from '../publications/open-desk.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';

interface Options extends DeskOptions {
  readonly code?: string;
}

/** `huize policy status`: which versions are used, which wait, which are not used and why. */
export async function policyStatus(options: Options, terminal: Terminal): Promise<ExitCode> {
  const desk = await openDesk(options, terminal);
  const versions = await desk.status(options.code);
  if (options.json) printJson({ versions }, terminal);
  else if (versions.length > 0) terminal.print(asTable(versions, terminal));
  else
    terminal.print(terminal.language === 'zh' ? `${desk.name} 没有任何版本` : `nothing lies at ${desk.name}`);
  return versions.some(({ status }) => status === 'refused') ? 1 : 0;
}

const COLOURS = { active: 'green', waiting: 'yellow', proposed: 'yellow', refused: 'red' } as const;

const HEADS = {
  zh: ['版本', '状态', '序号', '启用日期', '摘要', '编制人', '批准人'],
  en: ['VERSION', 'STATUS', 'NO', 'FROM', 'DIGEST', 'AUTHOR', 'APPROVER'],
} as const;

const STATUSES: Readonly<Record<VersionStatus['status'], Bilingual>> = {
  active: { zh: '使用中', en: 'active' },
  waiting: { zh: '待启用', en: 'waiting' },
  proposed: { zh: '待批准', en: 'proposed' },
  refused: { zh: '未采用', en: 'refused' },
};

function asTable(versions: readonly VersionStatus[], { paint, language }: Terminal): string {
  const head = HEADS[language].map((one) => paint('bold', one));
  const rows = versions.map((one) => [
    one.path,
    paint(COLOURS[one.status], STATUSES[one.status][language]),
    String(one.sequence ?? '—'),
    one.activeFrom ?? '—',
    one.digest?.slice(0, 12) ?? '—',
    one.author ?? '—',
    one.approver ?? '—',
  ]);
  const faults = versions.flatMap(({ fault }) =>
    fault === null ? [] : [`${fault.code} ${fault.message[language]}`],
  );
  return [table([head, ...rows]), ...new Set(faults)].join('\n');
}
