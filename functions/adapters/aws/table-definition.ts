import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type AnyIndexName, partitionAttribute, sortAttribute } from '../item-table/item-row.ts';
import { indexNames, keyIndexNames } from '../item-table/item-table.ts';

interface IndexDefinition {
  readonly name: AnyIndexName;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly projection: 'ALL' | 'INCLUDE';
  /** What it holds besides its own keys and the item's, where that is not everything. */
  readonly nonKeyAttributes?: readonly string[];
}

const keysOf = (name: AnyIndexName) => ({
  name,
  partitionKey: partitionAttribute(name),
  sortKey: sortAttribute(name),
});

const indexes: readonly IndexDefinition[] = [
  ...indexNames.map((name) => ({ ...keysOf(name), projection: 'ALL' as const })),
  // Besides keys only what tells that an item has expired, so that it is not named any more.
  ...keyIndexNames.map((name) => ({
    ...keysOf(name),
    projection: 'INCLUDE' as const,
    nonKeyAttributes: ['expiresAt'],
  })),
];

/** The one table, for the infrastructure and the tests alike; all key attributes are strings. */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes,
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
    Projection: {
      ProjectionType: index.projection,
      ...(index.nonKeyAttributes && { NonKeyAttributes: [...index.nonKeyAttributes] }),
    },
  })),
  BillingMode: tableDefinition.billingMode,
  StreamSpecification: { StreamEnabled: true, StreamViewType: tableDefinition.streamViewType },
});
