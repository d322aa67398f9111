import { S3Client } from '@aws-sdk/client-s3';
import { once } from './once.ts';

/** One client for all buckets. */
export const awsObjects = once(() => new S3Client({}));
