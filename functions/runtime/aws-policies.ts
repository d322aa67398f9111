import { S3Client } from '@aws-sdk/client-s3';
import { createS3PolicyLibrary } from '../adapters/aws/s3-policy-library.ts';
import { compiledPolicies } from '../core/use-cases/compiled-policies.ts';
import { fromEnvironment } from './aws-environment.ts';
import { logFault } from './aws-log.ts';
import { once } from './once.ts';

/** One client for all buckets. */
export const awsObjects = once(() => new S3Client({}));

/** The policies in use; refresh them before each piece of work. */
export const awsLibrary = once(() =>
  createS3PolicyLibrary({
    access: { client: awsObjects(), bucket: fromEnvironment('POLICY_BUCKET') },
    onFault: (error) => logFault(error, 'policies'),
    milliseconds: () => Date.now(),
  }),
);

/** Of the districts that one function's memory sees in its life. */
const mostCompiled = 500;

export const awsCompiled = once(() => compiledPolicies(mostCompiled));
