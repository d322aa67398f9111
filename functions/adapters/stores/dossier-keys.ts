import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ItemKey } from '../item-table/item-table.ts';

/** All that is known of a person over time, sealed. */
export const dossierKey = (person: PersonRef): ItemKey => ({ pk: `person#${person}`, sk: 'dossier' });

/** The list of people whom a jurisdiction once decided to pay. */
export const payeeList = (jurisdiction: string): string => `payees#${jurisdiction}`;
