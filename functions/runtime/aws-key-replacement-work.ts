import { S3Client } from '@aws-sdk/client-s3';
import { rewrapS3Files } from '../adapters/aws/rewrap-s3-files.ts';
import { rewrapSealedRecords } from '../adapters/stores/rewrap-sealed-records.ts';
import { fromEnvironment } from './aws-environment.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsTable } from './aws-table.ts';
import type { RequireTime } from './invocation-time.ts';
import { once } from './once.ts';

const materials = once(() => ({ client: new S3Client({}), bucket: fromEnvironment('MATERIAL_BUCKET') }));

/** Works one of keyReplacementItems: `records-<0-f>` or `files-<00-ff>`. */
export async function replaceAwsKeysOf(item: string, requireTime: RequireTime): Promise<void> {
  const [what, shard = ''] = item.split('-');
  if (what === 'records')
    await rewrapSealedRecords(awsTable(), awsKeyRing(), { shards: [shard], requireTime });
  else await rewrapS3Files(materials(), awsKeyRing(), shard, requireTime);
}
