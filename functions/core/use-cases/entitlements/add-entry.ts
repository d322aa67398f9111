import type { Dossier, DossierEntry } from '../../entitlements/dossier.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { digestOf } from '../../shared/digest.ts';

/**
 * The id of an entry follows from what it says, so that two officers who say the same at the same moment make one
 * entry, which one withdrawal takes back. Said anew after a withdrawal, it is the next of its series.
 */
export function entryIdOf({ entries }: Dossier, says: unknown): string {
  const taken = new Set(entries.map(({ id }) => id));
  for (let time = 1; ; time += 1) {
    const id = `entry-${digestOf({ says, time }).slice(0, 32)}`;
    if (!taken.has(id)) return id;
  }
}

/** Adds an entry; the one that is kept under its id afterwards, which may be that of somebody who was faster. */
export async function addEntry<Entry extends DossierEntry>(
  dossiers: DossierStore,
  person: PersonRef,
  entry: Entry,
): Promise<Entry> {
  await dossiers.add(person, [entry]);
  const { entries } = await dossiers.load(person);
  const kept = entries.find((one): one is Entry => one.id === entry.id && one.type === entry.type);
  return kept ?? entry;
}
