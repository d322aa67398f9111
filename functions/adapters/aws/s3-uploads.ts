import { createHash } from 'node:crypto';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { UploadRef, Uploads } from '../../core/ports/uploads.ts';
import { noUpload, wholeUpload } from '../exchange/whole-upload.ts';
import type { S3Access } from './s3-object.ts';

/** Objects below it are removed by the bucket after a day or two (infra/stacks/data-stack.ts). */
const prefix = 'uploads/';

/**
 * Files on their way in, in a bucket: below whoever sent them, so that to know a digest opens nobody else's file. They
 * rest under the bucket's key alone, for a day.
 */
export function createS3Uploads({ client, bucket }: S3Access): Uploads {
  const at = (ref: UploadRef) => ({ Bucket: bucket, Key: uploadKey(ref) });
  return {
    keep: async (ref, content) => {
      const parts: Uint8Array[] = [];
      for await (const part of wholeUpload(ref, content)) parts.push(part);
      await client.send(new PutObjectCommand({ ...at(ref), Body: Buffer.concat(parts) }));
    },
    open: async function* (ref) {
      const { Body } = await client.send(new GetObjectCommand(at(ref))).catch((error: unknown) => {
        throw error instanceof Error && error.name === 'NoSuchKey' ? noUpload(ref) : error;
      });
      if (Body === undefined) throw new Error(`S3 answered ${uploadKey(ref)} without a body`);
      yield* wholeUpload(ref, Body.transformToWebStream());
    },
    remove: async (ref) => {
      await client.send(new DeleteObjectCommand(at(ref)));
    },
  };
}

/** Where in the bucket it lies. */
function uploadKey({ by, sha256 }: UploadRef): string {
  return `${prefix}${createHash('sha256').update(by).digest('hex').slice(0, 32)}/${sha256}`;
}
