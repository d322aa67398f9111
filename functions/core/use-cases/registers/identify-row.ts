import type { IdentityVault, PersonRef } from '../../ports/identity-vault.ts';
import type { RowReading, RowResult } from '../../registers/read-row.ts';
import type { RowFault } from '../../registers/register-import.ts';

/** A line and whom it names: `row` where it can be used, `person` where at least that is known; null: nobody we know. */
export interface RowOwner {
  readonly line: number;
  readonly person: PersonRef | null | undefined;
  readonly row: RowReading | undefined;
  readonly faults: readonly RowFault[];
}

/**
 * Finds the person of a row, or makes him known. A row whose name is not that of the resident ID is not used: a slip
 * in the number would otherwise end the right of somebody else.
 */
export async function identifyRow(vault: IdentityVault, result: RowResult, line: number): Promise<RowOwner> {
  if (!('row' in result)) {
    const { faults, residentId } = result;
    if (residentId === null) return { line, person: undefined, row: undefined, faults };
    return { line, person: (await vault.find(residentId)) ?? null, row: undefined, faults };
  }
  const { row } = result;
  const { residentId, name } = row;
  const known = await vault.find(residentId);
  const person = known ?? (await vault.store({ residentId, name }));
  const identity = known === undefined ? undefined : await vault.reveal(known, 'unmasked');
  if (identity === undefined || plainName(identity.name) === plainName(name))
    return { line, person, row, faults: [] };
  const detail =
    'the name is not the one that is known under this resident ID; compare both with the card, one of them is wrong';
  return { line, person, row: undefined, faults: [{ line, column: null, code: 'name-differs', detail }] };
}

function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s.·•]/g, '');
}
