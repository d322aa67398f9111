import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ItemKey } from '../item-table/item-table.ts';

export const ledgerPartition = (person: PersonRef): string => `ledger#${person}`;

/** The lines of a person for the months of a year, sealed. */
export const ledgerYearKey = (person: PersonRef, year: string): ItemKey => ({
  pk: ledgerPartition(person),
  sk: `year#${year}`,
});

/** The list of people for whom a run, a bank return or a recovery wrote lines, with the years in which they are. */
export const writerList = (by: string): string => `ledger-by#${by}`;
