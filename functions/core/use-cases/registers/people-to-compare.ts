import type { DossierStore } from '../../ports/dossier-store.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { PersonToCompare } from './comparison-services.ts';
import { ascending, mergedByPerson, tagged } from './people-of.ts';

/**
 * Everybody whom the registers of a county name or whom it pays, once, ascending by reference and by reference alone.
 * `after` leaves out those up to a person.
 */
export async function* peopleToCompare(
  { registers, dossiers }: { readonly registers: RegisterStore; readonly dossiers: DossierStore },
  jurisdiction: string,
  after: PersonRef | null,
): AsyncGenerator<PersonToCompare> {
  const named = ascending(
    (page, isFirst) => registers.peopleRefs(jurisdiction, page, isFirst ? (after ?? undefined) : undefined),
    (person) => person,
  );
  const paid = ascending(
    (page) => dossiers.payeeRefs(jurisdiction, page),
    (person) => person,
  );
  const streams = [tagged(named, personIn, () => false), tagged(paid, personIn, () => true)];
  for await (const parts of mergedByPerson(streams)) {
    const [{ person }] = parts;
    if (after === null || person > after) yield { person, isPayee: parts.some(({ value }) => value) };
  }
}

function personIn(person: PersonRef): PersonRef {
  return person;
}
