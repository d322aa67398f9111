import { Refusal } from '../../core/shared/refusal.ts';
import { isWritten } from './written.ts';

/** Waits for a write. Refuses revision-stale where somebody else's came between; `what` says what was to be written. */
export async function refuseConflict(write: Promise<void>, what: string): Promise<void> {
  if (await isWritten(write)) return;
  throw new Refusal('revision-stale', `${what} was written by somebody else at this moment; ask again`);
}
