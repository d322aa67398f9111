import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createBatchRunner } from '../adapters/aws/batch-runner.ts';
import { fromEnvironment } from './aws-environment.ts';
import { once } from './once.ts';

/** The machine of big runs. */
export const awsBatchRunner = once(() =>
  createBatchRunner({
    objects: { client: new S3Client({}), bucket: fromEnvironment('EXPORT_BUCKET') },
    client: new SFNClient({}),
    stateMachineArn: fromEnvironment('BATCH_MACHINE_ARN'),
  }),
);
