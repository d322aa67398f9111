import type { ItemRow } from '../item-table/item-row.ts';

/**
 * A row as stores write it today, of one that a former version wrote, in an export for instance; the same row where
 * nothing about it has changed. Until November 2026 sealed rows stood on gsi1 to be found by their master key.
 */
export function asWrittenToday(row: ItemRow): ItemRow {
  const { gsi1pk, gsi1sk, ...rest } = row;
  if (gsi1pk === undefined || gsi1sk === undefined || !gsi1pk.startsWith('sealed#')) return row;
  return { ...rest, gsi4pk: gsi1pk, gsi4sk: gsi1sk };
}
