import type { LedgerLine } from '../payments/ledger-line.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** The month ledger, append-only. */
export interface LedgerStore {
  /** Adds lines; one whose id is there already is left alone. All of one person or nothing. */
  append(person: PersonRef, lines: readonly LedgerLine[]): Promise<void>;
  linesOf(person: PersonRef): Promise<readonly LedgerLine[]>;
  /** The lines that a run, a bank return or a recovery wrote; a page holds those of `limit` people, ascending. */
  linesBy(by: string, page: PageRequest): Promise<Paged<LedgerLine>>;
}
