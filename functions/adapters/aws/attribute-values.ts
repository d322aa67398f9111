import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { ItemRow, KeyRow } from '../item-table/item-row.ts';
import type { ItemKey } from '../item-table/item-table.ts';
import { parseKeyRow, parseRow } from '../item-table/parse-row.ts';

export type Attributes = Record<string, AttributeValue>;

const attributeValue = (value: string | number): AttributeValue =>
  typeof value === 'string' ? { S: value } : { N: String(value) };

export const attributesOf = (values: { readonly [name: string]: string | number }): Attributes =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, attributeValue(value)]));

export const keyAttributes = ({ pk, sk }: ItemKey): Attributes => attributesOf({ pk, sk });

const plain = ({ S, N }: AttributeValue): string | number | undefined =>
  S ?? (N === undefined ? N : Number(N));

/** Reads an item as DynamoDB returns it, also in a stream record. */
export const rowFromAttributes = (attributes: Attributes): ItemRow => parseRow(plainOf(attributes));

/** Reads what an index that holds keys alone returns of an item. */
export const keyRowFromAttributes = (attributes: Attributes): KeyRow => parseKeyRow(plainOf(attributes));

const plainOf = (attributes: Attributes) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));
