import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { BucketName } from './grants.ts';

/** The master keys: what rests, what is personal, what looks people up, what is under way. */
export type KeyName = 'storage' | 'personal' | 'mac' | 'messages';

/** Everything that is kept, for the stacks that use it. */
export interface DataResources {
  readonly table: ITable;
  readonly buckets: Readonly<Record<BucketName, Bucket>>;
  readonly keys: Readonly<Record<KeyName, Key>>;
  /** Personal keys that seal nothing but still open, while one takes the place of another. */
  readonly alsoOpens: readonly Key[];
}
