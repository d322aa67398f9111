import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { S3Access } from './s3-object.ts';

/** A big run over items, which are ids or codes and nothing of a person. */
export interface BigRun {
  readonly kind: string;
  /** Letters, digits, `-`, `_` and `.`, at most 80. */
  readonly runId: string;
  /** The day as of which it is worked, YYYY-MM-DD. */
  readonly on: string;
  readonly items: readonly string[];
  readonly itemsPerChunk: number;
}

/** The machine of big runs. */
export interface BatchRunner {
  /** False where a run with this id was started before. */
  start(run: BigRun): Promise<boolean>;
}

export interface BatchAccess {
  readonly objects: S3Access;
  readonly client: SFNClient;
  readonly stateMachineArn: string;
}

/** One county that fails must not stop the others; what failed is counted, logged and alarmed. */
const toleratedFailurePercentage = 100;

/** Big runs in Step Functions: the items in a file of the bucket, results beside it, the run's id as the name. */
export function createBatchRunner({ objects, client, stateMachineArn }: BatchAccess): BatchRunner {
  return {
    start: async ({ kind, runId, on, items, itemsPerChunk }) => {
      const folder = `runs/${runId}`;
      const itemsKey = `${folder}/items.csv`;
      const body = ['item', ...items].map((line) => `${line}\n`).join('');
      const file = { Bucket: objects.bucket, Key: itemsKey, Body: body, ContentType: 'text/csv' };
      await objects.client.send(new PutObjectCommand(file));
      const input = JSON.stringify({
        kind,
        runId,
        on,
        bucket: objects.bucket,
        itemsKey,
        resultPrefix: `${folder}/results`,
        itemsPerChunk,
        toleratedFailurePercentage,
      });
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: runId, input }));
        return true;
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return false;
        throw error;
      }
    },
  };
}
