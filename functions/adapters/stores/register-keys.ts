import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { ItemKey } from '../item-table/item-table.ts';

export const registersPartition = (person: PersonRef): string => `registers#${person}`;

/** What the registers that a jurisdiction imported say of a person, sealed. */
export const personRegistersKey = (jurisdiction: string, person: PersonRef): ItemKey => ({
  pk: registersPartition(person),
  sk: jurisdiction,
});

/** The list of people whom the registers of a jurisdiction name. */
export const registeredList = (jurisdiction: string): string => `registered#${jurisdiction}`;

export const importKey = (importId: string): ItemKey => ({ pk: `register-import#${importId}`, sk: 'import' });

/** gsi2 of imports, by as-of day. */
export const importListKey = (
  jurisdiction: string,
  asOf: string,
  startedAt: string,
  id: string,
): ItemKey => ({
  pk: `register-imports#${jurisdiction}`,
  sk: `${asOf}#${startedAt}#${id}`,
});

/** The finished import with the newest as-of day of a register. */
export const latestImportKey = (jurisdiction: string, register: string): ItemKey => ({
  pk: `register-latest#${jurisdiction}`,
  sk: register,
});

/** A row that was not used, in the order of lines. */
export const faultKey = (importId: string, line: number, column: string | null): ItemKey => ({
  pk: `register-faults#${importId}`,
  sk: `${String(line).padStart(10, '0')}#${(column ?? '').slice(0, 200)}`,
});
