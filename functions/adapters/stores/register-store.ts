import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { RegisterStore, StoredPersonRegisters } from '../../core/ports/register-store.ts';
import type { PersonRegisters } from '../../core/registers/register-record.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Action, Item, ItemTable } from '../item-table/item-table.ts';
import { enlist, personListPage } from './person-list.ts';
import { registerImports } from './register-imports.ts';
import { personRegistersKey, registeredList, registersPartition } from './register-keys.ts';
import { openedRow, sealedRow } from './sealed-row.ts';
import { isWritten } from './written.ts';

/** Jurisdictions that ever imported something of one person: his county, those above it, those he moved from. */
const mostJurisdictions = 1000;

type PersonWrite = Parameters<RegisterStore['save']>[0][number];

/** Two writes each, of the hundred that a transaction takes; one commit for many is what makes imports fast. */
const peopleAtOnce = 50;

/** Imported registers over any item table: one sealed row per jurisdiction and person. */
export function createRegisterStore(table: ItemTable, keyRing: KeyRing): RegisterStore {
  const opened = async (row: Item): Promise<PersonRegisters> =>
    (await openedRow(keyRing, row)) as PersonRegisters; // only save writes here

  const storedIn = (rows: readonly Item[]): Promise<StoredPersonRegisters[]> =>
    Promise.all(rows.map(async (row) => ({ registers: await opened(row), version: row.revision })));

  const load = async (jurisdiction: string, people: readonly string[]): Promise<StoredPersonRegisters[]> => {
    const rows = await table.getBatch(people.map((person) => personRegistersKey(jurisdiction, person)));
    return storedIn(rows.filter((row) => row !== undefined));
  };

  const ofPerson: RegisterStore['ofPerson'] = async (person) => {
    const { items } = await table.query({ pk: registersPartition(person), limit: mostJurisdictions });
    return storedIn(items);
  };

  const actionsFor = async ({ registers, version }: PersonWrite): Promise<Action[]> => {
    const { jurisdiction, person } = registers;
    const key = personRegistersKey(jurisdiction, person);
    const item = await sealedRow(keyRing, key, (version ?? 0) + 1, registers);
    const put: Action = { action: 'put', item, expected: version ?? 'absent' };
    return version === null ? [put, enlist(registeredList(jurisdiction), person)] : [put];
  };

  /** Gives how many were not written; a group that somebody was faster with is written one by one. */
  const saveGroup = async (group: readonly PersonWrite[]): Promise<number> => {
    const actions = await Promise.all(group.map(actionsFor));
    if (await isWritten(table.transact(actions.flat()))) return 0;
    const done = await Promise.all(actions.map((each) => isWritten(table.transact(each))));
    return done.filter((isDone) => !isDone).length;
  };

  const peopleRefs: RegisterStore['peopleRefs'] = async (jurisdiction, page, after) => {
    const { items, next } = await personListPage(table, registeredList(jurisdiction), page, after);
    return { items: items.map(({ sk }) => sk), next };
  };

  return {
    load,
    save: async (writes) => {
      const groups = Array.from({ length: Math.ceil(writes.length / peopleAtOnce) }, (_, at) =>
        writes.slice(at * peopleAtOnce, (at + 1) * peopleAtOnce),
      );
      const stale = (await Promise.all(groups.map(saveGroup))).reduce((sum, each) => sum + each, 0);
      if (stale > 0)
        throw new Refusal(
          'revision-stale',
          `the registers of ${stale} of ${writes.length} people were written by somebody else in between; read them again`,
        );
    },
    ofPerson,
    recordsOf: async (person) => (await ofPerson(person)).flatMap(({ registers }) => registers.records),
    peopleRefs,
    people: async (jurisdiction, page, after) => {
      const { items, next } = await peopleRefs(jurisdiction, page, after);
      const read = await load(jurisdiction, items);
      return { items: read.map(({ registers }) => registers), next };
    },
    ...registerImports(table),
  };
}
