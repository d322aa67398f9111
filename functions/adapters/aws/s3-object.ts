import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A bucket and the way to it. */
export interface S3Access {
  readonly client: S3Client;
  readonly bucket: string;
}

/** An object as it was read; by its ETag a later write or read knows whether it is still the same. */
export interface S3Object {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** Reads an object of one bucket; 'absent' where there is none, 'unchanged' where it still has the ETag that is known. */
export type ObjectRead = (key: string, knownEtag?: string) => Promise<S3Object | 'absent' | 'unchanged'>;

/** Reads an object; 'absent' where there is none, 'unchanged' where it still has the ETag that is known. */
export async function readObject(
  { client, bucket }: S3Access,
  key: string,
  knownEtag?: string,
): Promise<S3Object | 'absent' | 'unchanged'> {
  try {
    const answer = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: knownEtag }),
    );
    if (answer.Body === undefined) throw new Error(`S3 answered ${key} without a body`);
    return { bytes: await answer.Body.transformToByteArray(), etag: answer.ETag ?? '' };
  } catch (error) {
    const status = statusOf(error);
    if (status === 304) return 'unchanged';
    if (status === 404) return 'absent';
    throw error;
  }
}

/** Writes an object unless another has come: false where the condition does not hold. */
export async function writeObject(
  { client, bucket }: S3Access,
  key: string,
  bytes: Uint8Array,
  { contentType, over }: { readonly contentType: string; readonly over: string | 'absent' },
): Promise<boolean> {
  const condition = over === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: over };
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: bytes,
        ContentType: contentType,
        ...condition,
      }),
    );
    return true;
  } catch (error) {
    // 409: two conditional writes met, and the other one goes first.
    if (statusOf(error) === 412 || statusOf(error) === 409) return false;
    throw error;
  }
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata as { readonly httpStatusCode?: number }; // as every AWS client throws it
  return metadata.httpStatusCode;
}
