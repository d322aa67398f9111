import { residentIdFaults } from '../identities/resident-id-faults.ts';
import type { PayeeAccount } from '../payments/payee-account.ts';
import type { ReadRow } from '../ports/row-source.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { parseMoney } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import { cellDate } from './cell-date.ts';
import { cellMoney } from './cell-money.ts';
import { cellText, saysNothing } from './cell-text.ts';
import type { RowFault } from './register-import.ts';

/** Somebody whom an office pays already, as its list has him. */
export interface ListedRecipient {
  readonly line: number;
  readonly residentId: string;
  readonly name: string;
  /** Null where the list does not say. */
  readonly appliedOn: CalendarDate | null;
  readonly reviewedOn: CalendarDate | null;
  /** By benefit that is paid: 分 a month, null where the list says 是 and no amount. */
  readonly benefits: ReadonlyMap<string, number | null>;
  readonly account: PayeeAccount | null;
}

/** Where the columns of a list stand. */
export interface RecipientColumns {
  readonly line: number;
  readonly at: ReadonlyMap<string, number>;
}

const HEADERS = {
  name: ['姓名'],
  residentId: ['身份证号', '身份证号码', '公民身份号码', '证件号码'],
  appliedOn: ['申请日期'],
  reviewedOn: ['上次复核日期', '复核日期'],
  holder: ['户名', '账户名'],
  bank: ['开户银行', '开户行'],
  number: ['账号', '银行账号', '卡号', '一卡通账号'],
} as const;
const REQUIRED = ['name', 'residentId'] as const;

/**
 * Finds the columns among the first lines: 姓名, 身份证号 and one for each benefit, headed by its label (Chinese, by id)
 * or the end of it (生活补贴). Refuses register-file-layout where a required one or every benefit is missing.
 */
export function recipientColumns(
  rows: readonly ReadRow[],
  labels: Readonly<Record<string, string>>,
): RecipientColumns {
  for (const { line, cells } of rows) {
    const heads = cells.map((cell) => cellText(cell).replaceAll(/\s/g, ''));
    const at = new Map<string, number>();
    for (const [column, names] of Object.entries(HEADERS)) {
      const found = heads.findIndex((head) => (names as readonly string[]).includes(head));
      if (found >= 0) at.set(column, found);
    }
    if (!REQUIRED.every((column) => at.has(column))) continue;
    for (const [benefit, zh] of Object.entries(labels)) {
      const found = heads.findIndex((head) => head.endsWith('补贴') && zh.endsWith(head));
      if (found >= 0) at.set(benefitColumn(benefit), found);
    }
    if (Object.keys(labels).some((benefit) => at.has(benefitColumn(benefit)))) return { line, at };
  }
  const benefits = Object.values(labels);
  throw new Refusal('register-file-layout', {
    zh: `名册缺少表头；前若干行中应有一行写明 ${[...REQUIRED.map((one) => HEADERS[one][0]), ...benefits].join('、')}（补贴至少一项）`,
    en: `the list has no header; right is a line with 姓名, 身份证号 and at least one of ${benefits.join(', ')}`,
  });
}

/** Reads one line of the list as of a day: somebody who is paid, nobody (all benefits 否), or what is wrong. */
export function readRecipient(
  { at }: RecipientColumns,
  { line, cells }: ReadRow,
  on: CalendarDate,
): { readonly recipient: ListedRecipient | null } | { readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const fault = (column: string, code: string, detail: string) => faults.push({ line, column, code, detail });
  const text = (column: string): string => {
    const cell = cellText(cells[at.get(column) ?? -1] ?? '');
    return saysNothing(cell) ? '' : cell;
  };
  const day = (column: 'appliedOn' | 'reviewedOn'): CalendarDate | null => {
    const written = text(column);
    const read = written === '' ? null : (cellDate(written) ?? '');
    if (read === '') fault(HEADERS[column][0], 'cell-date', 'it is no day; right is one such as 2023-03-01');
    else if (read !== null && read > on)
      fault(HEADERS[column][0], 'day-ahead', `it is still to come; right is a day up to ${on}`);
    return read;
  };
  const residentId = text('residentId').toUpperCase();
  for (const { code, detail } of residentIdFaults(residentId, on, '')) fault('身份证号', code, detail);
  const benefits = new Map<string, number | null>();
  for (const [column] of at) {
    const benefit = benefitIn(column);
    if (benefit === undefined) continue;
    const paid = amountIn(text(column));
    if (paid === undefined) fault('补贴', 'cell-money', 'right is 是, 否 or yuan a month, such as 80.00');
    else if (paid !== 'no') benefits.set(benefit, paid);
  }
  const number = text('number').replaceAll(' ', '');
  if (number !== '' && !/^[0-9]{8,32}$/.test(number))
    fault('账号', 'account-number', 'right is 8 to 32 digits, in a cell of text');
  const [name, appliedOn, reviewedOn] = [text('name'), day('appliedOn'), day('reviewedOn')];
  if (name === '') fault('姓名', 'cell-empty', 'found nothing; right is the name on the card');
  if (faults.length > 0) return { faults };
  if (benefits.size === 0) return { recipient: null };
  const account =
    number === ''
      ? null
      : ({ kind: 'card', holder: text('holder') || name, bank: text('bank'), number } as const);
  return { recipient: { line, residentId, name, appliedOn, reviewedOn, benefits, account } };
}

/** Undefined where it is neither; null: paid, of whatever amount. */
function amountIn(text: string): number | null | 'no' | undefined {
  if (/^(|否|不|0(\.0+)?)$/.test(text)) return 'no';
  if (/^(是|享受|√)$/.test(text)) return null;
  const money = cellMoney(text);
  return money === undefined ? undefined : parseMoney(money);
}

function benefitColumn(benefit: string): string {
  return `benefit ${benefit}`;
}

function benefitIn(column: string): string | undefined {
  return column.startsWith('benefit ') ? column.slice('benefit '.length) : undefined;
}
