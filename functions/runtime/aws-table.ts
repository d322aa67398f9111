import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbTable } from '../adapters/aws/dynamodb-table.ts';
import { fromEnvironment } from './aws-environment.ts';
import { once } from './once.ts';

/** The one table. */
export const awsTable = once(() =>
  createDynamoDbTable({ client: new DynamoDBClient({}), tableName: fromEnvironment('TABLE_NAME') }, () =>
    Math.floor(Date.now() / 1000),
  ),
);
