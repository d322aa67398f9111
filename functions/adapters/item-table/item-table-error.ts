import type { ItemKey } from './item-table.ts';

export const itemTableErrorNames = [
  'revision-conflict',
  'key-invalid',
  'item-invalid',
  'item-too-large',
  'transaction-invalid',
  'query-invalid',
] as const;
export type ItemTableErrorName = (typeof itemTableErrorNames)[number];

/** What an item table refuses, and the keys of the items it is about. */
export class ItemTableError extends Error {
  override readonly name: ItemTableErrorName;
  readonly keys: readonly ItemKey[];

  constructor(name: ItemTableErrorName, message: string, keys: readonly ItemKey[] = []) {
    super(message);
    this.name = name;
    this.keys = keys;
  }
}
