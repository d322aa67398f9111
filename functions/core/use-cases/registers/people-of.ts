import type { Dossier } from '../../entitlements/dossier.ts';
import { superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { Paged, PageRequest } from '../../ports/case-store.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { RegisterRecord } from '../../registers/register-record.ts';

/** Somebody whom registers name or a jurisdiction pays. */
export interface RegisteredPerson {
  readonly person: PersonRef;
  readonly records: readonly RegisterRecord[];
  /** Undefined where it has not been read. */
  readonly dossier: Dossier | undefined;
  /** Whether the jurisdiction ever decided to pay him. */
  readonly isPayee: boolean;
}

const PAGE = 200;

/** The jurisdictions whose register files tell of a county's people: its own and those above that imported any. */
export async function registerPlaces(
  registers: Pick<RegisterStore, 'imports'>,
  jurisdiction: string,
): Promise<string[]> {
  const above = await Promise.all(
    superiorsOf(jurisdiction).map(async (code) => {
      const { items } = await registers.imports(code, { limit: 1 });
      return items.length > 0 ? [code] : [];
    }),
  );
  return [jurisdiction, ...above.flat()];
}

/**
 * Everybody whom the registers of a county name or whom it pays, once, ascending by reference: streams that are in
 * order already are merged, so that memory does not grow with the county. People of superiors' files come only where
 * the county knows them, too. `after` leaves out those up to a person.
 */
export async function* peopleOf(
  { registers, dossiers }: { readonly registers: RegisterStore; readonly dossiers: DossierStore },
  jurisdiction: string,
  places: readonly string[],
  after: PersonRef | null,
): AsyncGenerator<RegisteredPerson> {
  const registered = places.map((place, at) =>
    tagged(
      ascending(
        (page, isFirst) => registers.people(place, page, isFirst ? (after ?? undefined) : undefined),
        personOf,
      ),
      personOf,
      ({ records }): Part => ({ records, dossier: undefined, isOwn: at === 0 }),
    ),
  );
  const payees = tagged(
    ascending((page) => dossiers.payees(jurisdiction, page), personOf),
    personOf,
    (dossier): Part => ({ records: [], dossier, isOwn: true }),
  );
  for await (const parts of mergedByPerson([...registered, payees])) {
    const [{ person }] = parts;
    if (after !== null && person <= after) continue;
    if (!parts.some(({ value }) => value.isOwn)) continue;
    const dossier = parts.find(({ value }) => value.dossier !== undefined)?.value.dossier;
    const records = parts.flatMap(({ value }) => value.records);
    yield { person, records, dossier, isPayee: dossier !== undefined };
  }
}

/** What one stream knows of a person; `isOwn`: the county itself names or pays him. */
interface Part extends Omit<RegisteredPerson, 'person' | 'isPayee'> {
  readonly isOwn: boolean;
}

function personOf({ person }: { readonly person: PersonRef }): PersonRef {
  return person;
}

interface Tagged<T> {
  readonly person: PersonRef;
  readonly value: T;
}

/** A list of people, page by page; throws RangeError where it is not in the order of their references. */
export async function* ascending<T>(
  read: (page: PageRequest, isFirst: boolean) => Promise<Paged<T>>,
  personIn: (item: T) => PersonRef,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  let last = '';
  do {
    const { items, next } = await read({ limit: PAGE, cursor }, cursor === undefined);
    for (const item of items) {
      const person = personIn(item);
      if (person < last)
        throw new RangeError(`a list of people is not ascending; right is the order of their references`);
      last = person;
      yield item;
    }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

export async function* tagged<S, T>(
  stream: AsyncIterable<S>,
  personIn: (item: S) => PersonRef,
  value: (item: S) => T,
): AsyncGenerator<Tagged<T>> {
  for await (const item of stream) yield { person: personIn(item), value: value(item) };
}

/** Joins ascending streams: all parts of one person together. */
export async function* mergedByPerson<T>(
  streams: readonly AsyncGenerator<Tagged<T>>[],
): AsyncGenerator<readonly [Tagged<T>, ...Tagged<T>[]]> {
  const heads = await Promise.all(streams.map((stream) => stream.next()));
  for (;;) {
    const live = heads.flatMap((head) => (head.done ? [] : [head.value.person])).sort();
    const [person] = live;
    if (person === undefined) return;
    const parts: Tagged<T>[] = [];
    for (const [at, stream] of streams.entries()) {
      const head = heads[at];
      if (head === undefined || head.done || head.value.person !== person) continue;
      parts.push(head.value);
      heads[at] = await stream.next();
    }
    const [first, ...rest] = parts;
    if (first !== undefined) yield [first, ...rest];
  }
}
