import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createDynamoDbTable } from '../../functions/adapters/aws/dynamodb-table.ts';
import type { EpochSeconds, ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { openSqliteTable, type SqliteTable } from '../../functions/adapters/local/sqlite-table.ts';
import { type DynamoDbLocal, whyNoDynamoDbLocal } from './dynamodb-local.ts';
import { makeDynamoDbTable } from './dynamodb-test-table.ts';
import { sharedDynamoDbLocal } from './shared-dynamodb-local.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

export type OpenEmpty = () => Promise<ItemTable>;

/** Runs a contract in memory, on SQLite and, where Java is there, on DynamoDB Local; else it prints why not. */
export function onEveryTable(
  what: string,
  contract: (openEmpty: OpenEmpty) => void,
  epochSeconds: EpochSeconds = () => 0,
): void {
  describe(`${what} in memory`, () => {
    contract(async () => createMemoryTable(epochSeconds));
  });

  describe(`${what} on SQLite`, () => {
    const open: { table: SqliteTable; folder: TemporaryFolder }[] = [];

    afterEach(() => {
      for (const { table, folder } of open.splice(0)) {
        table.close();
        folder.remove();
      }
    });

    contract(async () => {
      const folder = temporaryFolder();
      const table = openSqliteTable(folder.pathOf('huize.sqlite'), epochSeconds);
      open.push({ table, folder });
      return table;
    });
  });

  const reason = whyNoDynamoDbLocal();
  if (reason !== undefined) process.stderr.write(`${what}: not tested on DynamoDB: ${reason}.\n`);

  describe.skipIf(reason !== undefined)(
    `${what} on DynamoDB${reason === undefined ? '' : ` (${reason})`}`,
    () => {
      let engine: DynamoDbLocal | undefined;

      beforeAll(async () => {
        engine = await sharedDynamoDbLocal();
      });

      afterAll(() => engine?.stop());

      contract(async () => {
        if (engine === undefined) throw new Error('the engine is started before all tests');
        return createDynamoDbTable(await makeDynamoDbTable(engine.client), epochSeconds);
      });
    },
  );
}
