import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { Uploads } from '../../core/ports/uploads.ts';
import { noUpload, wholeUpload } from '../exchange/whole-upload.ts';
import type { S3Access } from './s3-object.ts';
import { type AwsCredentials, presignedUrl } from './signature-v4.ts';

/** Objects below it are removed by the bucket after a day or two (infra/stacks/data-stack.ts). */
const prefix = 'uploads/';
const keyOf = (id: string) => `${prefix}${id}`;

/** In whose name files are put there, and where that is. */
export interface PutAccess {
  /** The bucket's address, such as https://huize-exchange.s3.cn-north-1.amazonaws.com.cn */
  readonly bucketUrl: string;
  readonly region: string;
  readonly credentials: () => Promise<AwsCredentials>;
  readonly now: () => Date;
}

/**
 * Files on their way in, in a bucket. Whoever announced one puts it there himself, in the name of the function that
 * gave him the address: S3 holds him to the announced length, type and SHA-256, and to the time. They rest under the
 * bucket's key alone, for a day.
 */
export function createS3Uploads({ client, bucket }: S3Access, put: PutAccess): Uploads {
  const at = (id: string) => ({ Bucket: bucket, Key: keyOf(id) });
  return {
    address: async ({ id, bytes, contentType, sha256, putUntil }) => {
      const now = put.now();
      const headers = {
        'content-type': contentType,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      };
      const url = presignedUrl({
        method: 'PUT',
        url: new URL(`${put.bucketUrl}/${keyOf(id)}`),
        headers: { ...headers, 'content-length': String(bytes) },
        region: put.region,
        service: 's3',
        credentials: await put.credentials(),
        at: now,
        seconds: Math.max(1, Math.floor((Date.parse(putUntil) - now.getTime()) / 1000)),
      });
      return { method: 'PUT', url, headers };
    },
    keep: async (file, content) => {
      const parts: Uint8Array[] = [];
      for await (const part of wholeUpload(file, content)) parts.push(part);
      await client.send(new PutObjectCommand({ ...at(file.id), Body: Buffer.concat(parts) }));
    },
    has: async (id) => {
      try {
        await client.send(new HeadObjectCommand(at(id)));
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'NotFound') return false; // a HEAD has no code but its status
        throw error;
      }
    },
    open: async function* (file) {
      const { Body } = await client.send(new GetObjectCommand(at(file.id))).catch((error: unknown) => {
        throw error instanceof Error && error.name === 'NoSuchKey' ? noUpload(file) : error;
      });
      if (Body === undefined) throw new Error(`S3 answered ${keyOf(file.id)} without a body`);
      yield* wholeUpload(file, Body.transformToWebStream());
    },
    remove: async (id) => {
      await client.send(new DeleteObjectCommand(at(id)));
    },
  };
}
