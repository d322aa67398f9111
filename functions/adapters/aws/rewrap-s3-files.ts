import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { decodeSealedFile, encodeSealedFile } from '../identity/sealed-file.ts';
import { readObject, type S3Access, writeObject } from './s3-object.ts';

const digest = /^[0-9a-f]{64}$/;
/** More than the line that names the master key takes. */
const headBytes = 4096;
const filesAtOnce = 10;

/**
 * Wraps by the current master key the data keys of all materials whose digest begins so (two digits), and says how many;
 * contents are not encrypted again. An object is replaced as it was read or not at all: it can run beside the platform, be
 * cut off by `requireTime` and be run again. The bucket keeps the version before for as long as it keeps any.
 */
export async function rewrapS3Files(
  access: S3Access,
  keyRing: KeyRing,
  shard: string,
  requireTime: () => void = () => undefined,
): Promise<number> {
  let count = 0;
  for await (const keys of objectPages(access, `materials/${shard}/`))
    for (let from = 0; from < keys.length; from += filesAtOnce) {
      requireTime();
      const some = keys.slice(from, from + filesAtOnce);
      const done = await Promise.all(some.map((key) => rewrapObject(access, keyRing, key)));
      count += done.filter((isDone) => isDone).length;
    }
  return count;
}

async function rewrapObject(access: S3Access, keyRing: KeyRing, key: string): Promise<boolean> {
  const sha256 = key.slice(key.lastIndexOf('/') + 1);
  if (!digest.test(sha256)) return false; // nothing of a file store
  const head = decodeSealedFile(sha256, await headOf(access, key));
  if (head.masterKeyId === keyRing.currentMasterKeyId) return false;
  const found = await readObject(access, key);
  if (found === 'absent' || found === 'unchanged') return false;
  const sealed = decodeSealedFile(sha256, Buffer.from(found.bytes));
  const again = encodeSealedFile({ ...sealed, ...(await keyRing.rewrap(sealed, sha256)) });
  return writeObject(access, key, again, { contentType: 'application/octet-stream', over: found.etag });
}

/** The beginning of an object, so that one which needs nothing is not read whole. */
async function headOf({ client, bucket }: S3Access, key: string): Promise<Buffer> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${headBytes - 1}` });
  const { Body } = await client.send(command);
  if (Body === undefined) throw new Error(`S3 answered ${key} without a body`);
  return Buffer.from(await Body.transformToByteArray());
}

async function* objectPages({ client, bucket }: S3Access, prefix: string): AsyncGenerator<readonly string[]> {
  for (let token: string | undefined; ; ) {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token });
    const { Contents = [], NextContinuationToken } = await client.send(command);
    yield Contents.flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    if (NextContinuationToken === undefined) return;
    token = NextContinuationToken;
  }
}
