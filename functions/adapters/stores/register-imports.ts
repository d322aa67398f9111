import type { RegisterStore } from '../../core/ports/register-store.ts';
import type { RegisterImport, RowFault } from '../../core/registers/register-import.ts';
import { itemLimits } from '../item-table/item-limits.ts';
import type { Action, Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { countyDirectory } from './county-directory.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { faultKey, importKey, importListKey, latestImportKey } from './register-keys.ts';
import { rewrite } from './rewrite.ts';

type Imports = Pick<
  RegisterStore,
  'importOf' | 'saveImport' | 'imports' | 'latestImports' | 'addFaults' | 'faults'
>;

/** Imports and the rows that they could not use; these name nobody. */
export function registerImports(table: ItemTable): Imports {
  const directory = countyDirectory(table);
  const put = async (
    key: ItemKey,
    one: RegisterImport,
    indexes: NonNullable<Item['indexes']>,
  ): Promise<Action> => {
    const present = await table.get(key);
    const item = { ...key, revision: (present?.revision ?? 0) + 1, indexes, body: json(one) };
    return { action: 'put', item, expected: present?.revision ?? 'absent' };
  };

  const latest = async (one: RegisterImport): Promise<Action[]> => {
    if (one.state !== 'done') return [];
    const key = latestImportKey(one.jurisdiction, one.register);
    const present = await table.get(key);
    return present !== undefined && importIn(present).asOf > one.asOf ? [] : [await put(key, one, {})];
  };

  const addSome = (importId: string, faults: readonly RowFault[]): Promise<void> =>
    rewrite(table, `faults of ${importId}`, async () => {
      const rows = new Map(faults.map((fault) => [faultKey(importId, fault.line, fault.column).sk, fault]));
      const keys = [...rows.keys()].map((sk) => ({ ...faultKey(importId, 0, null), sk }));
      const present = await table.getBatch(keys);
      return keys.flatMap((key, at): Action[] => {
        const fault = rows.get(key.sk);
        if (present[at] !== undefined || fault === undefined) return [];
        return [{ action: 'put', item: { ...key, revision: 1, body: json(fault) }, expected: 'absent' }];
      });
    });

  return {
    importOf: async (id) => {
      const row = await table.get(importKey(id));
      return row && importIn(row);
    },
    saveImport: async (one) => {
      await directory.note(one.jurisdiction);
      await rewrite(table, one.id, async () => {
        const gsi2 = importListKey(one.jurisdiction, one.asOf, one.startedAt, one.id);
        return [await put(importKey(one.id), one, { gsi2 }), ...(await latest(one))];
      });
    },
    imports: async (jurisdiction, { limit, cursor }) => {
      const { pk } = importListKey(jurisdiction, '', '', '');
      const query = { index: 'gsi2', pk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(importIn), next: cursorText(pk, next) };
    },
    latestImports: async (jurisdiction) => {
      const { pk } = latestImportKey(jurisdiction, '-');
      const { items } = await table.query({ pk, limit: itemLimits.pageItems }); // registers are a dozen
      return items.map(importIn);
    },
    addFaults: async (importId, faults) => {
      const { transactionActions: most } = itemLimits;
      for (let from = 0; from < faults.length; from += most)
        await addSome(importId, faults.slice(from, from + most));
    },
    faults: async (importId, { limit, cursor }) => {
      const { pk } = faultKey(importId, 0, null);
      const { items, next } = await pageAfter(table, { pk, limit }, cursor);
      return { items: items.map(({ body }) => body as unknown as RowFault), next: cursorText(pk, next) }; // only addFaults writes here
    },
  };
}

function importIn({ body }: Item): RegisterImport {
  return body as unknown as RegisterImport; // only saveImport writes here
}
