import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createDynamoDbTable } from '../../functions/adapters/aws/dynamodb-table.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { openSqliteTable, type SqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { type DynamoDbLocal, startDynamoDbLocal, whyNoDynamoDbLocal } from '../support/dynamodb-local.ts';
import { makeDynamoDbTable } from '../support/dynamodb-test-table.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';
import { caseStoreContract } from './case-store.contract.ts';

describe('a case store in memory', () => {
  caseStoreContract(async () => createMemoryTable(() => 0));
});

describe('a case store on SQLite', () => {
  const open: { table: SqliteTable; folder: TemporaryFolder }[] = [];

  afterEach(() => {
    for (const { table, folder } of open.splice(0)) {
      table.close();
      folder.remove();
    }
  });

  caseStoreContract(async () => {
    const folder = temporaryFolder();
    const table = openSqliteTable(folder.pathOf('huize.sqlite'), () => 0);
    open.push({ table, folder });
    return table;
  });
});

const reason = whyNoDynamoDbLocal();
if (reason !== undefined) process.stderr.write(`The case store is not tested on DynamoDB: ${reason}.\n`);

describe.skipIf(reason !== undefined)(
  `a case store on DynamoDB${reason === undefined ? '' : ` (${reason})`}`,
  () => {
    let engine: DynamoDbLocal | undefined;

    beforeAll(async () => {
      engine = await startDynamoDbLocal();
    });

    afterAll(() => engine?.stop());

    caseStoreContract(async () => {
      if (engine === undefined) throw new Error('the engine is started before all tests');
      return createDynamoDbTable(await makeDynamoDbTable(engine.client), () => 0);
    });
  },
);
