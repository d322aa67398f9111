import type {
  Cursor,
  Item,
  ItemKey,
  ItemTable,
  Query,
} from '../../functions/adapters/item-table/item-table.ts';
import { ItemTableError } from '../../functions/adapters/item-table/item-table-error.ts';

/** A table with nothing in it, and its clock in epoch seconds. */
export type TableUnderTest = { readonly table: ItemTable; readonly clock: { seconds: number } };

export const startSeconds = 1_700_000_000;

export const sample = (pk: string, sk: string, more: Partial<Item> = {}): Item => ({
  pk,
  sk,
  revision: 1,
  body: {},
  ...more,
});

export const sortKeysOf = (items: readonly ItemKey[]): string[] => items.map(({ sk }) => sk);

/** What an operation was refused with; a fault fails the test. */
export const refusalOf = async (operation: Promise<unknown>): Promise<ItemTableError | undefined> => {
  try {
    await operation;
    return undefined;
  } catch (error) {
    if (error instanceof ItemTableError) return error;
    throw error;
  }
};

export const nameOfRefusal = async (operation: Promise<unknown>): Promise<string> =>
  (await refusalOf(operation))?.name ?? 'accepted';

/** All pages of a query, one after the other. */
export const readPages = async (table: ItemTable, query: Query): Promise<Item[][]> => {
  const pages: Item[][] = [];
  let after: Cursor | undefined;
  do {
    const page = await table.query(after === undefined ? query : { ...query, after });
    pages.push([...page.items]);
    after = page.next;
  } while (after !== undefined);
  return pages;
};
