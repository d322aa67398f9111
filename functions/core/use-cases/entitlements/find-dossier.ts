import type { Dossier } from '../../entitlements/dossier.ts';
import type { EntryOf } from '../../entitlements/known-entries.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { Refusal } from '../../shared/refusal.ts';

/** A person's dossier and the place that decides about him now. */
export interface FoundDossier {
  readonly dossier: Dossier;
  /** Of the last decision. */
  readonly jurisdiction: string;
}

/**
 * The dossier of a person for whom something was decided in one of the places that `isOwn` accepts: who moved away is
 * still seen where he was paid. Refuses entitlement-unknown, also where he is known elsewhere.
 */
export async function findDossier(
  dossiers: Pick<DossierStore, 'load'>,
  person: PersonRef,
  isOwn: (jurisdiction: string) => boolean,
): Promise<FoundDossier> {
  const dossier = await dossiers.load(person);
  const decided = dossier.entries.filter((entry): entry is EntryOf<'decided'> => entry.type === 'decided');
  const last = [...decided].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)).at(-1);
  if (last !== undefined && decided.some(({ jurisdiction }) => isOwn(jurisdiction)))
    return { dossier, jurisdiction: last.jurisdiction };
  throw new Refusal('entitlement-unknown', 'nothing was decided for this person here');
}

function sortKey({ appliedOn, decidedOn, id }: EntryOf<'decided'>): string {
  return `${appliedOn} ${decidedOn} ${id}`;
}
