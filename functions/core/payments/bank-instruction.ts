import type { Month } from '../shared/month.ts';
import type { PayeeAccount } from './payee-account.ts';

/** One payment that the bank is to make: all benefits of a person together. Personal data: goes into the file only. */
export interface BankInstruction {
  /** The bank gives it back with its answer. */
  readonly id: string;
  /** Place in the file, from 1. */
  readonly sequence: number;
  readonly run: string;
  readonly jurisdiction: string;
  readonly month: Month;
  readonly name: string;
  readonly residentId: string;
  /** Null where it is paid in cash. */
  readonly account: PayeeAccount | null;
  readonly fen: number;
  /** 分 by benefit; they add up to `fen`. */
  readonly byBenefit: Readonly<Record<string, number>>;
}

/** What a bank says of one instruction. */
export interface BankReturnLine {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly instruction: string;
  readonly outcome: 'paid' | 'failed';
  /** 分; null where the bank gives none. */
  readonly fen: number | null;
  readonly reason: string | null;
  /** Day of booking. */
  readonly on: string | null;
}

/** A bank's answer as it was read: lines, and those that could not be read. */
export interface BankReturn {
  readonly lines: readonly BankReturnLine[];
  readonly faults: readonly { readonly line: number; readonly detail: string }[];
}
