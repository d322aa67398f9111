import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { keyId, requireKey } from '../item-table/item-key.ts';
import { type ItemRow, isLive, itemOf } from '../item-table/item-row.ts';
import type { Item, ItemKey } from '../item-table/item-table.ts';
import { type Attributes, keyAttributes, rowFromAttributes } from './attribute-values.ts';
import { type DynamoDbAccess, pauseAfter } from './dynamodb-access.ts';

const keysPerRequest = 100;
const emptyAnswersInARow = 8;

/** Asks until every key was answered: an answer ends at 16 MB or where DynamoDB is busy. */
const readChunk = async (
  access: DynamoDbAccess,
  keys: readonly Attributes[],
): Promise<readonly ItemRow[]> => {
  const found: ItemRow[] = [];
  let left = [...keys];
  let emptyAnswers = 0;
  while (left.length > 0) {
    const request = { [access.tableName]: { Keys: left, ConsistentRead: true } };
    const answer = await access.client.send(new BatchGetItemCommand({ RequestItems: request }));
    const unread = answer.UnprocessedKeys?.[access.tableName]?.Keys ?? [];
    found.push(...(answer.Responses?.[access.tableName] ?? []).map(rowFromAttributes));
    emptyAnswers = unread.length === left.length ? emptyAnswers + 1 : 0;
    if (emptyAnswers === emptyAnswersInARow) throw new Error(`DynamoDB left ${unread.length} keys unread`);
    if (emptyAnswers > 0) await pauseAfter(emptyAnswers);
    left = unread;
  }
  return found;
};

/** Reads any number of keys, each asked for once and answered wherever it stands in the list. */
export const readBatch = async (
  access: DynamoDbAccess,
  keys: readonly ItemKey[],
  now: number,
): Promise<readonly (Item | undefined)[]> => {
  for (const key of keys) requireKey(key);
  const distinct = [...new Map(keys.map((key) => [keyId(key), keyAttributes(key)])).values()];
  const rows = new Map<string, ItemRow>();
  for (let from = 0; from < distinct.length; from += keysPerRequest) {
    const chunk = await readChunk(access, distinct.slice(from, from + keysPerRequest));
    for (const row of chunk) if (isLive(row, now)) rows.set(keyId(row), row);
  }
  return keys.map((key) => {
    const row = rows.get(keyId(key));
    return row === undefined ? undefined : itemOf(row);
  });
};
