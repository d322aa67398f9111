import { randomUUID } from 'node:crypto';
import {
  type CancellationReason,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { revisionConflict, type Step } from '../item-table/transaction.ts';
import { attributesOf, keyAttributes } from './attribute-values.ts';
import { type DynamoDbAccess, pauseAfter } from './dynamodb-access.ts';
import { conditionOf } from './dynamodb-conditions.ts';

const attemptsInAll = 6;

const writeItem = (step: Step, TableName: string, now: number): TransactWriteItem => {
  const condition = { TableName, ...conditionOf(step.expected, now) };
  if (step.action === 'put') return { Put: { ...condition, Item: attributesOf(step.row) } };
  const onKey = { ...condition, Key: keyAttributes(step.key) };
  return step.action === 'delete' ? { Delete: onKey } : { ConditionCheck: onKey };
};

const passing: ReadonlySet<string | undefined> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

const stepsWith = (code: string, steps: readonly Step[], reasons: readonly CancellationReason[]) =>
  steps.filter((_, at) => reasons[at]?.Code === code);

const mayPass = (reasons: readonly CancellationReason[]): boolean =>
  reasons.every(({ Code }) => Code === undefined || Code === 'None' || passing.has(Code));

/**
 * Writes all or nothing. The token makes the answer of a write whose first answer was lost on the way that of the
 * write, where a plain conditional put would find its own result and call it a conflict.
 */
export const transactSteps = async (
  access: DynamoDbAccess,
  steps: readonly Step[],
  now: number,
): Promise<void> => {
  const items = steps.map((step) => writeItem(step, access.tableName, now));
  for (let attempt = 1; ; attempt++) {
    try {
      const input = { TransactItems: items, ClientRequestToken: randomUUID() };
      await access.client.send(new TransactWriteItemsCommand(input));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const failed = stepsWith('ConditionalCheckFailed', steps, reasons);
      if (failed.length > 0) throw revisionConflict(failed);
      if (!mayPass(reasons)) throw error;
      if (attempt < attemptsInAll) {
        await pauseAfter(attempt);
        continue;
      }
      // Others kept writing these items all the time, so their revisions are not what the caller read.
      const contended = stepsWith('TransactionConflict', steps, reasons);
      throw contended.length > 0 ? revisionConflict(contended) : error;
    }
  }
};
