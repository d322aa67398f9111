import { itemLimits } from '../item-table/item-limits.ts';
import type { Item, ItemKey, ItemTable } from '../item-table/item-table.ts';

/** The rows of any number of keys that are there, in the order of the keys. */
export async function rowsOf(table: ItemTable, keys: readonly ItemKey[]): Promise<readonly Item[]> {
  const rows: (Item | undefined)[] = [];
  for (let at = 0; at < keys.length; at += itemLimits.transactionActions)
    rows.push(...(await table.getBatch(keys.slice(at, at + itemLimits.transactionActions))));
  return rows.filter((row) => row !== undefined);
}
