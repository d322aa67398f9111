import type { SourceRow } from '../../ports/row-source.ts';
import type { BoundLayout } from '../../registers/bind-layout.ts';
import type { FileHeader } from '../../registers/find-header.ts';
import { readRow } from '../../registers/read-row.ts';
import type { ImportCounts, RegisterImport, RowFault } from '../../registers/register-import.ts';
import { identifyRows, type LineResult } from './identify-rows.ts';
import type { ImportServices } from './import-services.ts';
import { storeRows } from './store-rows.ts';

/** Takes some lines of a file: stores what they say, keeps what is wrong with them, and gives the import after it. */
export async function takeRows(
  services: ImportServices,
  bound: BoundLayout,
  header: FileHeader,
  lines: readonly SourceRow[],
  one: RegisterImport,
): Promise<RegisterImport> {
  const results = lines.map((line) => resultOf(bound, header, line, one.asOf));
  const owners = await identifyRows(services.vault, results);
  const { counts, twice } = await storeRows(services.registers, one, owners);
  const faults = [...owners.flatMap((owner) => owner.faults), ...twice];
  if (faults.length > 0) await services.registers.addFaults(one.id, faults);
  const unattributed = owners.filter(({ person }) => person === undefined).length;
  return {
    ...one,
    line: lines.at(-1)?.line ?? one.line,
    counts: sum(one.counts, {
      ...counts,
      rows: lines.length,
      faulty: new Set(faults.map(({ line }) => line)).size,
      unattributed,
    }),
  };
}

function resultOf(bound: BoundLayout, header: FileHeader, row: SourceRow, asOf: string): LineResult {
  const { line } = row;
  if ('cells' in row) return { line, result: readRow(bound, header, row, asOf) };
  const fault: RowFault = { line, column: null, code: 'line-unreadable', detail: row.fault };
  return { line, result: { faults: [fault], residentId: null } };
}

function sum(one: ImportCounts, other: Partial<ImportCounts>): ImportCounts {
  const add = (key: keyof ImportCounts) => one[key] + (other[key] ?? 0);
  return {
    rows: add('rows'),
    added: add('added'),
    changed: add('changed'),
    unchanged: add('unchanged'),
    outdated: add('outdated'),
    faulty: add('faulty'),
    unattributed: add('unattributed'),
    left: add('left'),
  };
}
