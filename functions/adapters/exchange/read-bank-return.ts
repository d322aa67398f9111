import type { BankReturn, BankReturnLine } from '../../core/payments/bank-instruction.ts';
import type { ReadRow } from '../../core/ports/row-source.ts';
import { isCalendarDate } from '../../core/shared/calendar-date.ts';
import { parseMoney } from '../../core/shared/money.ts';
import { nearestName } from '../../core/shared/nearest.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { BankLayout } from '../../generated/bank-layout-file.ts';
import { createRowSource } from './row-source.ts';

/** Where each part of an answer stands; -1 where the bank's file leaves out what it may. */
type Places = Readonly<Record<AnswerPart, number>>;
type AnswerPart = 'instruction' | 'status' | 'amount' | 'reason' | 'on';
type Fault = BankReturn['faults'][number];

/** Reads a bank's answer, CSV or spreadsheet. Refuses request-invalid for a file without the columns of the layout. */
export async function readBankReturn(layout: BankLayout, content: Uint8Array): Promise<BankReturn> {
  const lines: BankReturnLine[] = [];
  const faults: Fault[] = [];
  const headings: (readonly string[])[] = [];
  let places: Places | undefined;
  for await (const row of answerRows(content)) {
    if ('fault' in row) faults.push({ line: row.line, detail: row.fault });
    else if (places === undefined) {
      places = placesIn(layout, row.cells);
      headings.push(row.cells);
    } else if (!isIgnored(layout, row)) {
      const read = readLine(layout, places, row);
      if ('detail' in read) faults.push(read);
      else lines.push(read);
    }
  }
  if (places === undefined) throw withoutColumns(layout, headings.flat());
  return { lines, faults };
}

function answerRows(content: Uint8Array) {
  return createRowSource('the answer of the bank', async function* () {
    yield content;
  }).rows();
}

/** Undefined where the row is not the heading: it has all that the layout needs. */
function placesIn({ answer: { columns } }: BankLayout, cells: readonly string[]): Places | undefined {
  const placeOf = (label: string | undefined) => (label === undefined ? -1 : cells.indexOf(label));
  const places = {
    instruction: placeOf(columns.instruction),
    status: placeOf(columns.status),
    amount: placeOf(columns.amount),
    reason: placeOf(columns.reason),
    on: placeOf(columns.on),
  };
  return places.instruction === -1 || places.status === -1 ? undefined : places;
}

function isIgnored({ answer: { ignoredBeginnings = [] } }: BankLayout, { cells }: ReadRow): boolean {
  return ignoredBeginnings.some((beginning) => cells[0]?.startsWith(beginning));
}

function readLine({ answer }: BankLayout, places: Places, { line, cells }: ReadRow): BankReturnLine | Fault {
  const at = (part: AnswerPart) => cells[places[part]] ?? '';
  const [instruction, status, amount, on] = [at('instruction'), at('status'), at('amount'), dayOf(at('on'))];
  const fault = (detail: string): Fault => ({ line, detail });
  if (instruction === '')
    return fault(`${answer.columns.instruction} is empty; right is the number of the payment`);
  const outcome = answer.paid.includes(status)
    ? 'paid'
    : answer.failed.includes(status)
      ? 'failed'
      : undefined;
  if (outcome === undefined) {
    const right = [...answer.paid, ...answer.failed].join(', ');
    return fault(
      `${answer.columns.status} is ${JSON.stringify(status.slice(0, 40))}; right is one of ${right}`,
    );
  }
  const fen = amount === '' ? null : fenOf(amount, answer.unit);
  if (fen === undefined)
    return fault(
      `${answer.columns.amount} is no amount; right is ${answer.unit === 'fen' ? '8000' : '80.00'}`,
    );
  if (on === undefined) return fault(`${answer.columns.on} is no day; right is YYYY-MM-DD`);
  return { line, instruction, outcome, fen, reason: at('reason') || null, on };
}

function fenOf(amount: string, unit: 'yuan' | 'fen' = 'yuan'): number | undefined {
  if (unit === 'yuan') return parseMoney(amount.replaceAll(',', ''));
  return /^[0-9]{1,12}$/.test(amount) ? Number(amount) : undefined;
}

/** Null where there is none, undefined where it is no day. */
function dayOf(text: string): string | null | undefined {
  if (text === '') return null;
  const [, year, month = '', day = ''] = /^([0-9]{4})[-/]?([0-9]{1,2})[-/]?([0-9]{1,2})$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== undefined && isCalendarDate(date) ? date : undefined;
}

function withoutColumns({ id, answer: { columns } }: BankLayout, found: readonly string[]): Refusal {
  const missing = [columns.instruction, columns.status].filter((label) => !found.includes(label));
  const items = missing.map((label) => {
    const nearest = nearestName(label, found);
    const detail = `the file has no column ${label}`;
    return { pointer: '', code: 'column-missing', detail, ...(nearest === undefined ? {} : { nearest }) };
  });
  const wanted = `${columns.instruction} and ${columns.status}`;
  return new Refusal(
    'request-invalid',
    `the file is no answer in the layout ${id}: no line of it has the columns ${wanted}`,
    items,
  );
}
