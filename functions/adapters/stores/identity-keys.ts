import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ItemKey } from '../item-table/item-table.ts';

/** Who a person is, sealed. */
export const personKey = (ref: PersonRef): ItemKey => ({ pk: `person#${ref}`, sk: 'identity' });

/** What was corrected in a person's number, and by whom, sealed. */
export const correctionsKey = (ref: PersonRef): ItemKey => ({ pk: `person#${ref}`, sk: 'corrections' });

/** From the keyed hash of a resident ID to the person. */
export const residentKey = (lookupHash: string): ItemKey => ({ pk: `resident#${lookupHash}`, sk: 'person' });

/** Something known, sealed at the first start: shows at every other whether these are the keys of this data. */
export const vaultCheckKey: ItemKey = { pk: 'vault', sk: 'check' };
