import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { createDynamoDbTable } from '../../../functions/adapters/aws/dynamodb-table.ts';
import { makeDynamoDbTable } from '../../support/dynamodb-test-table.ts';
import { nameOfRefusal, refusalOf, sample, startSeconds } from '../../support/item-table-samples.ts';

const now = () => startSeconds;

/** Lets the next answer get lost after the engine has done the work, as a broken connection would. */
const loseNextAnswer = (client: DynamoDBClient): { readonly lost: () => number } => {
  let lost = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      if (lost > 0) return answer;
      lost += 1;
      throw Object.assign(new Error('the connection broke'), { name: 'TimeoutError', code: 'ECONNRESET' });
    },
    { step: 'finalizeRequest', priority: 'low', name: 'loseNextAnswer', override: true },
  );
  return { lost: () => lost };
};

/** Lets so many writes meet another transaction on their item, which the engine itself never reports. */
const meetRivals = (client: DynamoDBClient, times: number): { readonly left: () => number } => {
  let left = times;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'TransactWriteItemsCommand' || left === 0) return next(args);
        left -= 1;
        const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
        throw new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons });
      },
    { step: 'initialize', name: 'meetRivals', override: true },
  );
  return { left: () => left };
};

/** What only DynamoDB has: a network in between, and a definition that is deployed. */
export const dynamoDbContract = (given: () => DynamoDBClient): void => {
  it('does not take its own write for that of a rival when the answer was lost', async () => {
    const client = given();
    const access = await makeDynamoDbTable(client);
    const table = createDynamoDbTable(access, now);
    const item = sample('case', 'meta');
    const { lost } = loseNextAnswer(client);
    try {
      await table.put(item, 'absent');
      expect(lost()).toBe(1);
    } finally {
      client.middlewareStack.remove('loseNextAnswer');
    }
    expect(await table.get(item)).toStrictEqual(item);
    expect(await nameOfRefusal(table.put(item, 'absent'))).toBe('revision-conflict');
  });

  it('tries again while another transaction has an item, and in the end calls it a conflict', async () => {
    const client = given();
    const table = createDynamoDbTable(await makeDynamoDbTable(client), now);
    const [free, contended] = [sample('case', 'free'), sample('case', 'contended')];
    const write = () =>
      table.transact([free, contended].map((item) => ({ action: 'put', item, expected: 'absent' })));
    try {
      const { left } = meetRivals(client, 100);
      const refusal = await refusalOf(write());
      expect(refusal?.name).toBe('revision-conflict');
      expect(refusal?.keys).toStrictEqual([{ pk: 'case', sk: 'contended' }]);
      expect(left()).toBe(94);
      meetRivals(client, 2);
      await write();
    } finally {
      client.middlewareStack.remove('meetRivals');
    }
    expect(await table.getBatch([free, contended])).toStrictEqual([free, contended]);
  });

  it('is faulty, not in conflict, where there is no table', async () => {
    const table = createDynamoDbTable({ client: given(), tableName: 'missing' }, now);
    await expect(table.put(sample('a', 'b'), 'absent')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(table.get({ pk: 'a', sk: 'b' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('has the keys, indexes, stream and time to live of the definition', async () => {
    const { client, tableName: TableName } = await makeDynamoDbTable(given());
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
    expect(Table?.StreamSpecification).toStrictEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
    const indexes = Table?.GlobalSecondaryIndexes ?? [];
    expect(indexes.map(({ IndexName }) => IndexName).sort()).toStrictEqual(['gsi1', 'gsi2', 'gsi3', 'gsi4']);
    const projections = indexes.map(({ IndexName, Projection }) => [IndexName, Projection]);
    const whole = { ProjectionType: 'ALL' };
    expect(Object.fromEntries(projections)).toStrictEqual({
      ...{ gsi1: whole, gsi2: whole, gsi3: whole },
      gsi4: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['expiresAt'] },
    });
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toStrictEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
  });
};
