import { createS3Uploads } from '../adapters/aws/s3-uploads.ts';
import { fromEnvironment } from './aws-environment.ts';
import { awsObjects } from './aws-objects.ts';
import { once } from './once.ts';

/** Files on their way in. */
export const awsUploads = once(() =>
  createS3Uploads({ client: awsObjects(), bucket: fromEnvironment('EXCHANGE_BUCKET') }),
);
