import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { requireKey } from '../item-table/item-key.ts';
import { isLive, itemOf, type KeyRow } from '../item-table/item-row.ts';
import type { EpochSeconds, ItemTable } from '../item-table/item-table.ts';
import { keyPageOf, pageOf, planQuery, type QueryPlan } from '../item-table/query-plan.ts';
import { singleWrites, stepsOf } from '../item-table/transaction.ts';
import {
  type Attributes,
  keyAttributes,
  keyRowFromAttributes,
  rowFromAttributes,
} from './attribute-values.ts';
import type { DynamoDbAccess } from './dynamodb-access.ts';
import { readBatch } from './dynamodb-batch.ts';
import { isEmptyRange, keyConditionOf, startKeyOf } from './dynamodb-conditions.ts';
import { transactSteps } from './dynamodb-transact.ts';

/** Reads one row beyond the limit; DynamoDB ends a page at 1 MB, and expired rows do not count. */
const readRows = async <Row extends KeyRow>(
  access: DynamoDbAccess,
  plan: QueryPlan,
  now: number,
  rowFrom: (attributes: Attributes) => Row,
): Promise<readonly Row[]> => {
  if (isEmptyRange(plan)) return [];
  const found: Row[] = [];
  let start = startKeyOf(plan);
  do {
    const command = new QueryCommand({
      TableName: access.tableName,
      ...(plan.index === undefined ? { ConsistentRead: true } : { IndexName: plan.index }),
      ...keyConditionOf(plan),
      ScanIndexForward: !plan.isDescending,
      Limit: plan.limit + 1 - found.length,
      ExclusiveStartKey: start,
    });
    const answer = await access.client.send(command);
    found.push(...(answer.Items ?? []).map(rowFrom).filter((row) => isLive(row, now)));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && found.length <= plan.limit);
  return found;
};

/** A table in DynamoDB, made by the table definition. */
export const createDynamoDbTable = (access: DynamoDbAccess, epochSeconds: EpochSeconds): ItemTable => {
  const transact: ItemTable['transact'] = async (actions) =>
    transactSteps(access, stepsOf(actions), epochSeconds());

  return {
    get: async (key) => {
      requireKey(key);
      const input = { TableName: access.tableName, Key: keyAttributes(key), ConsistentRead: true };
      const { Item: attributes } = await access.client.send(new GetItemCommand(input));
      const row = attributes === undefined ? undefined : rowFromAttributes(attributes);
      return row !== undefined && isLive(row, epochSeconds()) ? itemOf(row) : undefined;
    },
    getBatch: (keys) => readBatch(access, keys, epochSeconds()),
    query: async (query) => {
      const plan = planQuery(query);
      return pageOf(await readRows(access, plan, epochSeconds(), rowFromAttributes), plan);
    },
    queryKeys: async (query) => {
      const plan = planQuery(query);
      return keyPageOf(await readRows(access, plan, epochSeconds(), keyRowFromAttributes), plan);
    },
    ...singleWrites(transact),
    transact,
  };
};
