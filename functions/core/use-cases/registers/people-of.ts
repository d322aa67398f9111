import type { Dossier } from '../../entitlements/dossier.ts';
import { superiorsOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { Paged, PageRequest } from '../../ports/case-store.ts';
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
