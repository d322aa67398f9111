import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { partitionAttribute, sortAttribute } from '../item-table/item-row.ts';
import { indexNames } from '../item-table/item-table.ts';

/** The one table, for the infrastructure and the tests alike; all key attributes are strings. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: indexNames.map((name) => ({
    name,
    partitionKey: partitionAttribute(name),
    sortKey: sortAttribute(name),
    projection: 'ALL' as const,
  })),
  billingMode: 'PAY_PER_REQUEST',
  // The stream carries the outbox: what was put, in full.
  streamViewType: 'NEW_IMAGE',
  timeToLiveAttribute: 'expiresAt',
} as const;

type KeyNames = { readonly partitionKey: string; readonly sortKey: string };

const keySchema = ({ partitionKey, sortKey }: KeyNames) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

/** The definition as the CreateTable request; the time to live takes a request of its own. */
export const createTableInput = (tableName: string): CreateTableCommandInput => ({
  TableName: tableName,
  KeySchema: keySchema(tableDefinition),
  AttributeDefinitions: [tableDefinition, ...tableDefinition.indexes]
    .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
    .map((name) => ({ AttributeName: name, AttributeType: 'S' })),
  GlobalSecondaryIndexes: tableDefinition.indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection: { ProjectionType: index.projection },
  })),
  BillingMode: tableDefinition.billingMode,
  StreamSpecification: { StreamEnabled: true, StreamViewType: tableDefinition.streamViewType },
});
