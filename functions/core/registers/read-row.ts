import { maskResidentId } from '../identities/mask-resident-id.ts';
import { numberOfFifteen } from '../identities/number-of-fifteen.ts';
import { residentIdFaults } from '../identities/resident-id-faults.ts';
import type { ReadRow } from '../ports/row-source.ts';
import type { BoundLayout } from './bind-layout.ts';
import { cellText, saysNothing } from './cell-text.ts';
import type { FileHeader } from './find-header.ts';
import { readCell } from './read-cell.ts';
import type { RowFault } from './register-import.ts';
import type { RegisteredContent, RegisteredEvent, RegisterStanding } from './register-record.ts';
import { rowBenefits } from './row-benefits.ts';

/** A row as the layout reads it. */
export interface RowReading {
  readonly line: number;
  readonly residentId: string;
  readonly name: string;
  readonly key: string;
  readonly standing: RegisterStanding;
  readonly township: string | null;
  readonly content: RegisteredContent;
}

/** What a row says, or all that is wrong with it; the resident ID is given where that at least can be used. */
export type RowResult =
  | { readonly row: RowReading }
  | { readonly faults: readonly RowFault[]; readonly residentId: string | null };

interface Cells {
  readonly values: ReadonlyMap<number, { readonly header: string; readonly value: unknown }>;
  readonly faults: readonly RowFault[];
}

const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .·•・‧'’-]{0,63}$/u;

/** Reads a row of a file made as of a day. */
export function readRow(bound: BoundLayout, header: FileHeader, row: ReadRow, asOf: string): RowResult {
  const { layout, columns } = bound;
  const { values, faults } = cellsOf(header, row, columns);
  const all = [...faults];
  const fault = (column: string | null, code: string, detail: string) =>
    all.push({ line: row.line, column, code, detail });
  const roleOf = (role: string): unknown => {
    const index = columns.findIndex(({ column }) => column.as === role);
    return index < 0 ? undefined : values.get(index)?.value;
  };
  const residentId = numberOfFifteen(String(roleOf('resident-id') ?? '').toUpperCase());
  const idFaults = residentIdFaults(residentId, asOf, '');
  const [idFault] = idFaults;
  if (idFault !== undefined) {
    const masked = residentId === '' ? 'empty' : maskResidentId(residentId);
    const details = idFaults.map(({ detail }) => detail).join('; ');
    fault(headerOf(header, 'resident-id'), idFault.code, `${masked}: ${details}`);
  }
  const name = String(roleOf('name') ?? '');
  if (!NAME.test(name))
    fault(
      headerOf(header, 'name'),
      'name-characters',
      'the name is empty, too long or has signs; it is as on the card',
    );
  const stated = roleOf('standing') ?? 'present';
  const standing: RegisterStanding = stated === 'absent' || stated === 'withdrawn' ? stated : 'present';
  columns.forEach(({ column }, index) => {
    if (column.isRequired !== true || column.as === 'resident-id' || column.as === 'name') return;
    if (
      standing === 'present' &&
      !values.has(index) &&
      !faults.some((one) => column.headers.includes(one.column ?? ''))
    )
      fault(column.headers[0] ?? null, 'cell-empty', 'found nothing; right is a value in every row');
  });
  const benefits = rowBenefits(bound, roleOf, asOf);
  if (benefits.fault !== undefined) fault(null, 'other-benefit', benefits.fault);
  if (all.length > 0) return { faults: all, residentId: idFaults.length === 0 ? residentId : null };
  const townshipText = String(roleOf('township') ?? '');
  const leftOn = textOrNull(roleOf('left-on'));
  return {
    row: {
      line: row.line,
      residentId,
      name,
      key: [textOrNull(roleOf('row-key')), benefits.key].filter((part) => part !== null).join('/'),
      standing: benefits.hasEnded && standing === 'present' ? 'absent' : standing,
      township: /^\d{9}(\d{3})?$/.test(townshipText) ? townshipText : null,
      content: {
        facts: factsIn(bound, values, standing),
        factsFrom: standing === 'absent' ? leftOn : latestFrom(bound, values, asOf),
        events: [...eventsIn(bound, values), ...absenceEvent(layout, standing, leftOn ?? asOf)],
        benefits: benefits.all,
      },
    },
  };
}

function cellsOf(header: FileHeader, { line, cells }: ReadRow, columns: BoundLayout['columns']): Cells {
  const values = new Map<number, { header: string; value: unknown }>();
  const faults: RowFault[] = [];
  for (const { header: name, at, bound } of header.columns) {
    const text = cellText(cells[at] ?? '');
    const isWord = Object.hasOwn(bound.column.values ?? {}, text);
    if (saysNothing(text) && !isWord) continue;
    const index = columns.indexOf(bound);
    if (bound.column.as === 'resident-id' || bound.column.as === 'name' || bound.column.as === 'township')
      values.set(index, { header: name, value: text });
    else {
      const { fault, value } = readCell(bound, text);
      if (fault !== undefined) faults.push({ line, column: name, ...fault });
      else if (value !== null) values.set(index, { header: name, value });
    }
  }
  return { values, faults };
}

function headerOf(header: FileHeader, role: string): string | null {
  return header.columns.find(({ bound }) => bound.column.as === role)?.header ?? null;
}

function factsIn(
  { layout, columns }: BoundLayout,
  values: Cells['values'],
  standing: RegisterStanding,
): Record<string, unknown> {
  if (standing === 'absent' && layout.absence?.states !== undefined) return { ...layout.absence.states };
  const facts: Record<string, unknown> = standing === 'absent' ? {} : { ...layout.states };
  for (const [index, { value }] of values) {
    const id = columns[index]?.column.fact;
    if (id !== undefined) facts[id] = value;
  }
  return facts;
}

function eventsIn({ columns }: BoundLayout, values: Cells['values']): RegisteredEvent[] {
  const dayOf = (part: 'event' | 'endOf', event: string): string | null => {
    const index = columns.findIndex(({ column }) => column[part] === event);
    return textOrNull(values.get(index)?.value);
  };
  const dated = columns.flatMap(({ column }) => (column.event === undefined ? [] : [column.event]));
  return [...new Set(dated)].flatMap((event) => {
    const on = dayOf('event', event);
    return on === null ? [] : [{ event, on, over: dayOf('endOf', event) }];
  });
}

function absenceEvent(
  layout: BoundLayout['layout'],
  standing: RegisterStanding,
  on: string,
): RegisteredEvent[] {
  const event = layout.absence?.event;
  return standing === 'absent' && event !== undefined ? [{ event, on, over: null }] : [];
}

/** The latest of the days from which the row says that its facts hold; a day after the file's is still to come. */
function latestFrom({ columns }: BoundLayout, values: Cells['values'], asOf: string): string | null {
  const days = columns.flatMap(({ column }, index) => {
    const day = column.as === 'facts-from' ? textOrNull(values.get(index)?.value) : null;
    return day === null || day > asOf ? [] : [day];
  });
  return days.sort().at(-1) ?? null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
