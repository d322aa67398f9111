import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { SimulationStore } from '../../core/ports/simulation-store.ts';
import type { SimulatedChange, Simulation, SimulationPart } from '../../core/simulations/simulation.ts';
import { itemLimits } from '../item-table/item-limits.ts';
import type { Action, Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { deflatedRow, openedDeflatedRow } from './deflated-row.ts';
import { pageOverPartitions } from './partition-pages.ts';
import { rewrite } from './rewrite.ts';
import { rowsOf } from './rows-of.ts';
import { openedRow, sealedRow } from './sealed-row.ts';
import {
  changeSortKey,
  changesPartition,
  simulationFilesKey,
  simulationKey,
  simulationListKey,
  simulationPartKey,
} from './simulation-keys.ts';
import { isWritten } from './written.ts';

const keptSeconds = 90 * 24 * 60 * 60;

/** Simulations over any item table; they are gone after ninety days. */
export function createSimulationStore(table: ItemTable, keyRing: KeyRing): SimulationStore {
  const load = async (id: string): Promise<Simulation | undefined> => {
    const row = isId(id) ? await table.get(simulationKey(id)) : undefined;
    return row && simulationIn(row);
  };

  /** With the simulation they end, too. */
  const expiryOf = async (id: string): Promise<number> => {
    const row = await table.get(simulationKey(id));
    if (row?.expiresAt === undefined) throw new Error(`${id} is written to and was not begun`);
    return row.expiresAt;
  };

  return {
    begin: async (one, files) => {
      const expiresAt = Math.floor(Date.parse(one.startedAt) / 1000) + keptSeconds;
      const gsi2 = simulationListKey(one.jurisdiction, one.startedAt, one.id);
      const item: Item = {
        ...simulationKey(one.id),
        revision: 1,
        expiresAt,
        indexes: { gsi2 },
        body: json(one),
      };
      const stored = await deflatedRow(keyRing, simulationFilesKey(one.id), 1, files);
      await isWritten(
        table.transact([
          { action: 'put', item, expected: 'absent' },
          { action: 'put', item: { ...stored, expiresAt }, expected: 'absent' },
        ]),
      );
    },
    load,
    filesOf: async (id) => {
      const row = await table.get(simulationFilesKey(id));
      return (
        row && ((await openedDeflatedRow(keyRing, row)) as Awaited<ReturnType<SimulationStore['filesOf']>>)
      ); // only begin writes here
    },
    list: async (jurisdiction, { limit, cursor }) => {
      const { pk } = simulationListKey(jurisdiction, '', '');
      const query = { index: 'gsi2', pk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(simulationIn), next: cursorText(pk, next) };
    },
    parts: async ({ id, counties }) => {
      const rows = await rowsOf(
        table,
        counties.map((county) => simulationPartKey(id, county)),
      );
      return rows.map(partIn);
    },
    savePart: async (part) => {
      const expiresAt = await expiryOf(part.simulation);
      await rewrite(table, part.simulation, async () => {
        const key = simulationPartKey(part.simulation, part.county);
        const present = await table.get(key);
        const item = { ...key, revision: (present?.revision ?? 0) + 1, expiresAt, body: json(part) };
        return [{ action: 'put', item, expected: present?.revision ?? 'absent' }];
      });
    },
    addChanges: async (id, county, changes) => {
      const expiresAt = await expiryOf(id);
      const { transactionActions: most } = itemLimits;
      for (let from = 0; from < changes.length; from += most)
        await addSome(id, county, changes.slice(from, from + most), expiresAt);
    },
    changes: async (id, counties, kind, page) => {
      const countyOf = new Map(counties.map((county) => [changesPartition(id, county), county]));
      if (countyOf.size === 0) return { items: [], next: null };
      const sk = kind === undefined ? {} : { sk: { prefix: changeSortKey(kind) } };
      const { items, next } = await pageOverPartitions(table, [...countyOf.keys()], sk, page);
      const opened = items.map(async (row) => ({
        ...((await openedRow(keyRing, row)) as SimulatedChange), // only addSome writes here
        county: countyOf.get(row.pk) ?? '',
      }));
      return { items: await Promise.all(opened), next };
    },
  };

  /** What an interrupted attempt wrote stands as it is: the same person under the same policies. */
  async function addSome(
    id: string,
    county: string,
    changes: readonly SimulatedChange[],
    expiresAt: number,
  ): Promise<void> {
    const pk = changesPartition(id, county);
    const keyOf = ({ change, benefit, person }: SimulatedChange): ItemKey => ({
      pk,
      sk: changeSortKey(change, benefit, person),
    });
    await rewrite(table, id, async () => {
      const present = await table.getBatch(changes.map(keyOf));
      const missing = changes.filter((_, at) => present[at] === undefined);
      return Promise.all(
        missing.map(async (change): Promise<Action> => {
          const row = await sealedRow(keyRing, keyOf(change), 1, change);
          return { action: 'put', item: { ...row, expiresAt }, expected: 'absent' };
        }),
      );
    });
  }
}

/** Ids come from outside; what could be no key stands for nothing. */
function isId(id: string): boolean {
  return /^simulation_[0-9a-f]{32}$/.test(id);
}

function simulationIn({ body }: Item): Simulation {
  return body as unknown as Simulation; // only begin writes here
}

function partIn({ body }: Item): SimulationPart {
  return body as unknown as SimulationPart; // only savePart writes here
}
