import { defaultProvider } from '../adapters/aws/environment-credentials.ts';
import { createS3Uploads } from '../adapters/aws/s3-uploads.ts';
import { awsBucketUrl } from './aws-bucket-url.ts';
import { fromEnvironment } from './aws-environment.ts';
import { awsObjects } from './aws-objects.ts';
import { once } from './once.ts';

/** Files on their way in. */
export const awsUploads = once(() =>
  createS3Uploads(
    { client: awsObjects(), bucket: fromEnvironment('EXCHANGE_BUCKET') },
    {
      bucketUrl: awsBucketUrl('EXCHANGE_BUCKET', 'EXCHANGE_BUCKET_DOMAIN'),
      region: process.env.AWS_REGION ?? '',
      credentials: defaultProvider(),
      now: () => new Date(),
    },
  ),
);
