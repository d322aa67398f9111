import type { DossierEntry } from '../../core/entitlements/dossier.ts';
import type { DossierStore } from '../../core/ports/dossier-store.ts';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { Action, Item, ItemTable } from '../item-table/item-table.ts';
import { countyDirectory } from './county-directory.ts';
import { dossierKey, payeeList } from './dossier-keys.ts';
import { isGrantOf, payingSince } from './paying-since.ts';
import { enlist, personListKey, personListPage } from './person-list.ts';
import { rewrite } from './rewrite.ts';
import { openedRow, sealedRow } from './sealed-row.ts';

/** Dossiers over any item table: one sealed row a person, so that a run reads each by one key. */
export function createDossierStore(table: ItemTable, keyRing: KeyRing): DossierStore {
  const entriesIn = async (item: Item | undefined): Promise<readonly DossierEntry[]> =>
    item === undefined ? [] : ((await openedRow(keyRing, item)) as { entries: DossierEntry[] }).entries; // only add writes here

  const directory = countyDirectory(table);
  const since = payingSince(table);

  const additions = async (person: PersonRef, entries: readonly DossierEntry[]): Promise<Action[]> => {
    const key = dossierKey(person);
    const paying = payingJurisdictions(entries);
    const lists = paying.map((jurisdiction) => personListKey(payeeList(jurisdiction), person));
    const [present, ...listed] = await table.getBatch([key, ...lists]);
    const before = await entriesIn(present);
    const known = new Set(before.map(({ id }) => id));
    const added = firstOfEach(entries).filter(({ id }) => !known.has(id));
    if (added.length === 0) return [];
    for (const jurisdiction of paying) {
      await directory.note(jurisdiction);
      await since.note(jurisdiction, added);
    }
    const plain = { entries: [...before, ...added] };
    const revision = present?.revision ?? 0;
    const item = await sealedRow(keyRing, key, revision + 1, plain);
    return [
      { action: 'put', item, expected: present?.revision ?? 'absent' },
      ...paying
        .filter((_, at) => listed[at] === undefined)
        .map((jurisdiction) => enlist(payeeList(jurisdiction), person)),
    ];
  };

  const loadAll: DossierStore['loadAll'] = async (people) => {
    const rows = await table.getBatch(people.map(dossierKey));
    return Promise.all(people.map(async (person, at) => ({ person, entries: await entriesIn(rows[at]) })));
  };

  const payeeRefs: DossierStore['payeeRefs'] = async (jurisdiction, page) => {
    const { items, next } = await personListPage(table, payeeList(jurisdiction), page);
    return { items: items.map(({ sk }) => sk), next };
  };

  return {
    load: async (person) => ({ person, entries: await entriesIn(await table.get(dossierKey(person))) }),
    loadAll,
    add: (person, entries) => rewrite(table, `the dossier of ${person}`, () => additions(person, entries)),
    payees: async (jurisdiction, page) => {
      const { items, next } = await payeeRefs(jurisdiction, page);
      return { items: await loadAll(items), next };
    },
    payeeRefs,
    payingSince: async (jurisdiction) => {
      const known = await since.of(jurisdiction);
      if (known !== undefined) return known;
      // Dossiers that were written before the month was noted are gone through once.
      let cursor: string | undefined;
      do {
        const { items, next } = await payeeRefs(jurisdiction, { limit: 200, cursor });
        const dossiers = await loadAll(items);
        await since.note(
          jurisdiction,
          dossiers.flatMap(({ entries }) => entries),
        );
        cursor = next ?? undefined;
      } while (cursor !== undefined);
      return since.of(jurisdiction);
    },
  };
}

/** The jurisdictions that decided to pay, each once. A refusal makes nobody a payee. */
function payingJurisdictions(entries: readonly DossierEntry[]): string[] {
  const paying = entries.flatMap((entry) =>
    entry.type === 'decided' && isGrantOf(entry, entry.jurisdiction) ? [entry.jurisdiction] : [],
  );
  return [...new Set(paying)];
}

function firstOfEach(entries: readonly DossierEntry[]): DossierEntry[] {
  const byId = new Map<string, DossierEntry>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}
