import { setTimeout as wait } from 'node:timers/promises';
import type { ObjectRead } from './s3-object.ts';
import { type AwsCredentials, signedHeaders } from './signature-v4.ts';

/** Where the objects are, and in whose name they are read. */
export interface SignedObjects {
  /** The bucket's address, such as https://huize-policies.s3.cn-north-1.amazonaws.com.cn */
  readonly bucketUrl: string;
  readonly region: string;
  readonly credentials: () => Promise<AwsCredentials>;
  readonly now: () => Date;
}

const attempts = 3;
const firstPauseMs = 100;
const mostMs = 10_000;

/** S3 has understood and said no; asking again would not help. */
class ObjectRefused extends Error {
  override readonly name = 'ObjectRefused';
}

/**
 * Reads objects as readObject does, by one signed GET and without the client of S3: that is 110 KB, and functions that
 * decide need one object of it. What the network or S3 failed at is tried again.
 */
export function signedObjectReader(objects: SignedObjects): ObjectRead {
  const { bucketUrl, region, credentials, now } = objects;

  const get: ObjectRead = async (key, knownEtag) => {
    const url = new URL(`${bucketUrl}/${key}`);
    const headers = signedHeaders({
      url,
      headers: knownEtag === undefined ? {} : { 'if-none-match': knownEtag },
      region,
      service: 's3',
      credentials: await credentials(),
      at: now(),
    });
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(mostMs) });
    if (answer.status === 200)
      return { bytes: new Uint8Array(await answer.arrayBuffer()), etag: answer.headers.get('etag') ?? '' };
    const text = await answer.text();
    if (answer.status === 304) return 'unchanged';
    if (answer.status === 404) return 'absent';
    throw failure(key, answer.status, text);
  };

  return async (key, knownEtag) => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await get(key, knownEtag);
      } catch (error) {
        if (attempt === attempts || error instanceof ObjectRefused) throw error;
        await wait(firstPauseMs * 4 ** (attempt - 1));
      }
  };
}

/** Of what S3 writes only the code: its messages repeat what was signed. */
function failure(key: string, status: number, text: string): Error {
  const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? 'no code';
  const message = `S3 answered the GET of ${key} with ${status} ${code}`;
  return status < 500 && status !== 429 ? new ObjectRefused(message) : new Error(message);
}
