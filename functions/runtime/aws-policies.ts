import { defaultProvider } from '../adapters/aws/environment-credentials.ts';
import { createS3PolicyLibrary } from '../adapters/aws/s3-policy-library.ts';
import { signedObjectReader } from '../adapters/aws/signed-object-reader.ts';
import { compiledPolicies } from '../core/use-cases/compiled-policies.ts';
import { fromEnvironment } from './aws-environment.ts';
import { logFault } from './aws-log.ts';
import { once } from './once.ts';

/** The policies in use; refresh them before each piece of work. */
export const awsLibrary = once(() =>
  createS3PolicyLibrary({
    read: signedObjectReader({
      bucketUrl: policyBucketUrl(),
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

/** As AWS's clients do, another endpoint goes first, with the bucket in the path. */
function policyBucketUrl(): string {
  const { AWS_ENDPOINT_URL_S3: endpoint } = process.env;
  if (endpoint !== undefined) return `${endpoint.replace(/\/$/, '')}/${fromEnvironment('POLICY_BUCKET')}`;
  return `https://${fromEnvironment('POLICY_BUCKET_DOMAIN')}`;
}
