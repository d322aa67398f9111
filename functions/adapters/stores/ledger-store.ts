import type { LedgerLine } from '../../core/payments/ledger-line.ts';
import { type PackedLines, packLines, unpackLines } from '../../core/payments/packed-lines.ts';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { LedgerStore } from '../../core/ports/ledger-store.ts';
import type { Action, Item, ItemTable } from '../item-table/item-table.ts';
import { deflatedRow, openedDeflatedRow } from './deflated-row.ts';
import { ledgerPartition, ledgerYearKey, writerList } from './ledger-keys.ts';
import { personListKey, personListPage } from './person-list.ts';
import { rewrite } from './rewrite.ts';

/** Years of a life, and more than anybody has. */
const mostYears = 150;

/** The ledger over any item table: one sealed row per person and year of the months that its lines are for. */
export function createLedgerStore(table: ItemTable, keyRing: KeyRing): LedgerStore {
  const linesIn = async (person: PersonRef, item: Item | undefined): Promise<LedgerLine[]> =>
    item === undefined ? [] : unpackLines(person, (await openedDeflatedRow(keyRing, item)) as PackedLines); // only append writes here

  /** Undefined where all lines are there. A line's id stands for its month, so the year's row knows all of its name. */
  const yearAction = async (
    person: PersonRef,
    year: string,
    lines: readonly LedgerLine[],
  ): Promise<Action | undefined> => {
    const key = ledgerYearKey(person, year);
    const present = await table.get(key);
    const before = await linesIn(person, present);
    const byId = new Map(before.map((line) => [line.id, line]));
    for (const line of lines) if (!byId.has(line.id)) byId.set(line.id, line);
    if (byId.size === before.length) return undefined;
    const revision = present?.revision ?? 0;
    const item = await deflatedRow(keyRing, key, revision + 1, packLines([...byId.values()]));
    return { action: 'put', item, expected: present?.revision ?? 'absent' };
  };

  const writerAction = async (
    person: PersonRef,
    by: string,
    lines: readonly LedgerLine[],
  ): Promise<Action | undefined> => {
    const key = personListKey(writerList(by), person);
    const present = await table.get(key);
    const before = yearsIn(present);
    const years = [...new Set([...before, ...lines.map(yearOf)])].sort();
    if (years.length === before.length) return undefined;
    const revision = present?.revision ?? 0;
    const item = { ...key, revision: revision + 1, body: { years } };
    return { action: 'put', item, expected: present?.revision ?? 'absent' };
  };

  const actionsFor = async (person: PersonRef, lines: readonly LedgerLine[]): Promise<Action[]> => {
    const years = Object.entries(Object.groupBy(lines, yearOf));
    const writers = Object.entries(Object.groupBy(lines, ({ by }) => by));
    const actions = await Promise.all([
      ...years.map(([year, some = []]) => yearAction(person, year, some)),
      ...writers.map(([by, some = []]) => writerAction(person, by, some)),
    ]);
    return actions.filter((action) => action !== undefined);
  };

  return {
    append: async (person, lines) => {
      requireOwn(person, lines);
      await rewrite(table, `the ledger of ${person}`, () => actionsFor(person, lines));
    },
    linesOf: async (person) => {
      const { items } = await table.query({ pk: ledgerPartition(person), limit: mostYears });
      return (await Promise.all(items.map((item) => linesIn(person, item)))).flat();
    },
    linesBy: async (by, page) => {
      const { items, next } = await personListPage(table, writerList(by), page);
      const wanted = items.flatMap((item) =>
        yearsIn(item).map((year) => ({ person: item.sk, key: ledgerYearKey(item.sk, year) })),
      );
      const rows = await table.getBatch(wanted.map(({ key }) => key));
      const lines = await Promise.all(wanted.map(({ person }, at) => linesIn(person, rows[at])));
      return { items: lines.flat().filter((line) => line.by === by), next };
    },
  };
}

function yearOf({ month }: LedgerLine): string {
  return month.slice(0, 4);
}

function yearsIn(item: Item | undefined): readonly string[] {
  const years = item?.body.years;
  return Array.isArray(years) ? years.filter((year) => typeof year === 'string') : [];
}

function requireOwn(person: PersonRef, lines: readonly LedgerLine[]): void {
  const foreign = lines.find((line) => line.person !== person);
  if (foreign !== undefined) throw new Error(`line ${foreign.id} is of ${foreign.person}, not of ${person}`);
}
