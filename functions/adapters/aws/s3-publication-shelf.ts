import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { PublicationShelf } from '../../core/ports/publication-shelf.ts';

/** A bucket as a shelf; `prefix` is the policies folder in it, '' for the whole bucket. Region and sign-in are the environment's. */
export function s3PublicationShelf(
  bucket: string,
  prefix: string,
  client = new S3Client({}),
): PublicationShelf {
  const below = prefix === '' ? '' : `${prefix.replace(/\/+$/, '')}/`;
  const at = (path: string) => ({ Bucket: bucket, Key: `${below}${path}` });
  return {
    async list() {
      const paths: string[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: below, ContinuationToken: token }),
        );
        for (const { Key = '' } of page.Contents ?? [])
          if (Key.endsWith('.json')) paths.push(Key.slice(below.length));
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return paths.sort();
    },
    async read(path) {
      try {
        return await (await client.send(new GetObjectCommand(at(path)))).Body?.transformToString('utf-8');
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async write(path, text) {
      await client.send(new PutObjectCommand({ ...at(path), Body: text, ContentType: 'application/json' }));
    },
    async remove(path) {
      await client.send(new DeleteObjectCommand(at(path)));
    },
  };
}
