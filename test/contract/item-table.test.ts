import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createDynamoDbTable } from '../../functions/adapters/aws/dynamodb-table.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { openSqliteTable, type SqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { type DynamoDbLocal, whyNoDynamoDbLocal } from '../support/dynamodb-local.ts';
import { makeDynamoDbTable } from '../support/dynamodb-test-table.ts';
import { sharedDynamoDbLocal } from '../support/shared-dynamodb-local.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { dynamoDbContract } from './item-table/dynamodb.contract.ts';
import { itemTableContract } from './item-table.contract.ts';

describe('a memory table', () => {
  itemTableContract(async (epochSeconds) => createMemoryTable(epochSeconds));
});

describe('an SQLite table', () => {
  const open: { table: SqliteTable; folder: TemporaryFolder }[] = [];

  afterEach(() => {
    for (const { table, folder } of open.splice(0)) {
      table.close();
      folder.remove();
    }
  });

  itemTableContract(async (epochSeconds) => {
    const folder = temporaryFolder();
    const table = openSqliteTable(folder.pathOf('huize.sqlite'), epochSeconds);
    open.push({ table, folder });
    return table;
  });
});

const reason = whyNoDynamoDbLocal();
if (reason !== undefined) process.stderr.write(`The DynamoDB table is not tested: ${reason}.\n`);

describe.skipIf(reason !== undefined)(`a DynamoDB table${reason === undefined ? '' : ` (${reason})`}`, () => {
  let engine: DynamoDbLocal | undefined;

  const client = () => {
    if (engine === undefined) throw new Error('the engine is started before all tests');
    return engine.client;
  };

  beforeAll(async () => {
    engine = await sharedDynamoDbLocal();
  });

  afterAll(() => engine?.stop());

  itemTableContract(async (epochSeconds) =>
    createDynamoDbTable(await makeDynamoDbTable(client()), epochSeconds),
  );

  describe('over the network', () => dynamoDbContract(client));
});
