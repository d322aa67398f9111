import type { RegisterStore } from '../../ports/register-store.ts';
import { registerPlaces } from './people-of.ts';

/** Newest files that are looked at for each place: more do not come between two comparisons. */
const NEWEST = 100;

/** Whether an import of a register file that tells of a county's people was finished after an ISO instant. */
export async function importedSince(
  registers: Pick<RegisterStore, 'imports'>,
  jurisdiction: string,
  at: string,
): Promise<boolean> {
  for (const place of await registerPlaces(registers, jurisdiction)) {
    const { items } = await registers.imports(place, { limit: NEWEST });
    if (items.some(({ finishedAt }) => finishedAt !== null && finishedAt > at)) return true;
  }
  return false;
}
