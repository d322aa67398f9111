import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDbAccess } from '../../functions/adapters/aws/dynamodb-access.ts';
import { createTableInput, tableDefinition } from '../../functions/adapters/aws/table-definition.ts';

/** Makes a new empty table by the definition that is deployed. */
export const makeDynamoDbTable = async (client: DynamoDBClient): Promise<DynamoDbAccess> => {
  const tableName = `huize-${randomUUID()}`;
  await client.send(new CreateTableCommand(createTableInput(tableName)));
  await waitUntilTableExists({ client, maxWaitTime: 120, minDelay: 1 }, { TableName: tableName });
  const timeToLive = { AttributeName: tableDefinition.timeToLiveAttribute, Enabled: true };
  await client.send(
    new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification: timeToLive }),
  );
  return { client, tableName };
};
