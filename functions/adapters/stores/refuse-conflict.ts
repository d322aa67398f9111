import { Refusal } from '../../core/shared/refusal.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';

/** Waits for a write. Refuses revision-stale where somebody else's came between; `what` says what was to be written. */
export async function refuseConflict(write: Promise<void>, what: string): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ItemTableError && error.name === 'revision-conflict')) throw error;
    throw new Refusal('revision-stale', `${what} was written by somebody else at this moment; ask again`);
  }
}
