import { isObject } from '../../core/shared/json.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Cursor, ItemTable, Page, Query } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';

/** Writes a place in a list as the opaque text that callers hand back. */
export function cursorText(partition: string, cursor: Cursor | undefined): string | null {
  if (cursor === undefined) return null;
  const { pk, sk, indexSk } = cursor;
  return Buffer.from(
    JSON.stringify([partition, pk, sk, ...(indexSk === undefined ? [] : [indexSk])]),
  ).toString('base64url');
}

/** Reads a cursor of a partition of this list. Refuses cursor-invalid. */
export function cursorIn(text: string): { partition: string; after: Cursor } {
  const parts: unknown = parsed(text);
  if (!Array.isArray(parts) || parts.length < 3 || parts.length > 4) throw invalid();
  if (!parts.every((part) => typeof part === 'string')) throw invalid();
  const [partition, pk, sk, indexSk] = parts;
  if (partition === undefined || pk === undefined || sk === undefined) throw invalid();
  return { partition, after: { pk, sk, ...(indexSk === undefined ? {} : { indexSk }) } };
}

/** Reads a page of one partition and refuses cursors of others. */
export async function pageAfter(
  table: ItemTable,
  query: Omit<Query, 'after'>,
  cursor: string | undefined,
): Promise<Page> {
  if (cursor === undefined) return table.query(query);
  const { partition, after } = cursorIn(cursor);
  if (partition !== query.pk) throw invalid();
  return readPage(table, { ...query, after });
}

/** Reads a page whose cursor came from outside. Refuses cursor-invalid. */
export async function readPage(table: ItemTable, query: Query): Promise<Page> {
  try {
    return await table.query(query);
  } catch (error) {
    const isCursor = error instanceof ItemTableError && ['query-invalid', 'key-invalid'].includes(error.name);
    throw isCursor ? invalid() : error;
  }
}

export function invalid(): Refusal {
  return new Refusal(
    'cursor-invalid',
    'the cursor is not one of this list; right is the `next` of a page of it',
  );
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isObject(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
