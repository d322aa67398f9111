import type { DossierStore } from '../../ports/dossier-store.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { PersonToCompare } from './comparison-services.ts';
import type { RegisteredPerson } from './people-of.ts';

/** What the registers of some places say of at most 100 people, and their dossiers; in their order. */
export async function readPeople(
  { registers, dossiers }: { readonly registers: RegisterStore; readonly dossiers: DossierStore },
  people: readonly PersonToCompare[],
  places: readonly string[],
): Promise<(RegisteredPerson & { readonly dossier: NonNullable<RegisteredPerson['dossier']> })[]> {
  const persons = people.map(({ person }) => person);
  const stored = await Promise.all(places.map((place) => registers.load(place, persons)));
  const byPerson = Map.groupBy(stored.flat(), ({ registers: { person } }) => person);
  const known = await dossiers.loadAll(persons);
  return people.map(({ person, isPayee }, at) => ({
    person,
    isPayee,
    records: (byPerson.get(person) ?? []).flatMap(({ registers: { records } }) => records),
    dossier: known[at] ?? { person, entries: [] },
  }));
}
