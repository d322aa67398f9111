import { defaultProvider } from '../adapters/aws/environment-credentials.ts';
import { createS3PolicyLibrary } from '../adapters/aws/s3-policy-library.ts';
import { signedObjectReader } from '../adapters/aws/signed-object-reader.ts';
import { compiledPolicies } from '../core/use-cases/compiled-policies.ts';
import { awsBucketUrl } from './aws-bucket-url.ts';
import { logFault } from './aws-log.ts';
import { once } from './once.ts';

/** The policies in use; refresh them before each piece of work. */
export const awsLibrary = once(() =>
  createS3PolicyLibrary({
    read: signedObjectReader({
      bucketUrl: awsBucketUrl('POLICY_BUCKET', 'POLICY_BUCKET_DOMAIN'),
      region: process.env.AWS_REGION ?? '',
      credentials: defaultProvider(),
      now: () => new Date(),
    }),
    onFault: (error) => logFault(error, 'policies'),
    milliseconds: () => Date.now(),
  }),
);

/** Of the districts that one function's memory sees in its life. */
const mostCompiled = 500;

export const awsCompiled = once(() => compiledPolicies(mostCompiled));
