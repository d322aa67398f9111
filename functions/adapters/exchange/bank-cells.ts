import type { BankInstruction } from '../../core/payments/bank-instruction.ts';
import type { BankFileHeader } from '../../core/ports/bank-file.ts';
import { formatMoney } from '../../core/shared/money.ts';
import type { Month } from '../../core/shared/month.ts';
import type { BankColumn, BankLayout, Lines, MonthForm, Unit } from '../../generated/bank-layout-file.ts';
import { guarded } from './formula-guard.ts';

/** Cells of the lines above and below the payments. */
export function frameCells(lines: Lines | undefined, header: BankFileHeader): string[][] {
  return (lines ?? []).map((line) => line.map((cell) => frameCell(cell, header)));
}

function frameCell(cell: Lines[number][number], header: BankFileHeader): string {
  switch (cell.value) {
    case 'text':
      return cell.text ?? '';
    case 'payments':
      return String(header.payments);
    case 'amount':
      return money(header.fen, cell.unit);
    case 'month':
      return monthText(header.month, cell.month);
    case 'run':
    case 'jurisdiction':
      return header[cell.value];
  }
}

/** Cells of one payment, as the layout's spreadsheet or program wants them. */
export function paymentCells({ columns, file }: BankLayout, instruction: BankInstruction): string[] {
  return columns.map((column) => {
    const cell = cellOf(column, instruction);
    if (!file.isOpenedInSpreadsheet) return cell;
    return column.keepsDigits && cell !== '' ? `${cell}\t` : guarded(cell);
  });
}

function cellOf(column: BankColumn, instruction: BankInstruction): string {
  const { account } = instruction;
  switch (column.value) {
    case 'text':
      return column.text ?? '';
    case 'sequence':
      return String(instruction.sequence);
    case 'instruction':
      return instruction.id;
    case 'holder':
      return account?.holder ?? '';
    case 'bank':
      return account?.bank ?? '';
    case 'account':
      return account?.number ?? '';
    case 'accountKind':
      return account === null ? '' : (column.names?.[account.kind] ?? account.kind);
    case 'amount':
      return money(instruction.fen, column.unit);
    case 'benefitAmount':
      return money(instruction.byBenefit[column.benefit ?? ''] ?? 0, column.unit);
    case 'month':
      return monthText(instruction.month, column.month);
    case 'name':
    case 'residentId':
    case 'jurisdiction':
    case 'run':
      return instruction[column.value];
  }
}

function money(fen: number, unit: Unit = 'yuan'): string {
  return unit === 'fen' ? String(fen) : formatMoney(fen);
}

function monthText(month: Month, form: MonthForm = 'YYYY-MM'): string {
  if (form === 'YYYY-MM') return month;
  const [year = '', number = ''] = month.split('-');
  return form === 'YYYYMM' ? `${year}${number}` : `${year}年${Number(number)}月`;
}
