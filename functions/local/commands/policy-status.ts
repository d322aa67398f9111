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
  else terminal.print(versions.length === 0 ? `nothing lies at ${desk.name}` : asTable(versions, terminal));
  return versions.some(({ status }) => status === 'refused') ? 1 : 0;
}

const COLOURS = { active: 'green', waiting: 'yellow', proposed: 'yellow', refused: 'red' } as const;

function asTable(versions: readonly VersionStatus[], { paint, language }: Terminal): string {
  const head = ['VERSION', 'STATUS', 'NO', 'FROM', 'DIGEST', 'AUTHOR', 'APPROVER'].map((one) =>
    paint('bold', one),
  );
  const rows = versions.map((one) => [
    one.path,
    paint(COLOURS[one.status], one.status),
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
