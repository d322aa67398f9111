import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createS3Uploads } from '../../functions/adapters/aws/s3-uploads.ts';
import { openFolderStagedFiles } from '../../functions/adapters/local/folder-staged-files.ts';
import { createStagedUploads } from '../../functions/adapters/staged-uploads.ts';
import type { UploadAddress } from '../../functions/core/ports/uploads.ts';
import { oneKeyRing } from '../support/case-world.ts';
import { createCallLog } from '../support/loopback/call-log.ts';
import { loopbackSecret, type S3Loopback, startS3 } from '../support/loopback/s3-loopback.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { announced, someFile, type UploadsToTest, uploadsContract } from './uploads.contract.ts';

describe('uploads of one machine', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const staged = openFolderStagedFiles(folder.pathOf('incoming'), oneKeyRing());
  const uploads = createStagedUploads(staged);

  uploadsContract(() => ({
    uploads,
    put: async (upload, content) => {
      const parts = async function* () {
        yield content;
      };
      return uploads.keep(upload, parts()).then(
        () => true,
        (error: Error) => (error.name === 'upload-damaged' ? false : Promise.reject(error)),
      );
    },
  }));

  test('leave nothing of what was not kept', async () => {
    for (const id of await staged.ids()) await staged.remove(id);
    const broken = async function* () {
      yield someFile;
      throw new Error('the line broke');
    };
    await expect(uploads.keep(announced(7), broken())).rejects.toThrow('the line broke');
    expect(await staged.ids()).toEqual([]);
  });
});

describe('uploads in a bucket', () => {
  const bucket = 'exchange';
  let now = Date.parse('2026-11-22T00:00:01Z');
  let s3: S3Loopback;
  let toTest: UploadsToTest;
  const credentials = { accessKeyId: 'api', secretAccessKey: loopbackSecret, sessionToken: 'token/+=' };

  const send = async (
    { url, method, headers }: UploadAddress,
    content: Uint8Array,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const response = await fetch(url, {
      method,
      headers: { ...headers, ...more },
      body: new Uint8Array(content),
    });
    return { status: response.status, code: /<Code>(\w+)</.exec(await response.text())?.[1] };
  };

  beforeAll(async () => {
    s3 = await startS3({
      buckets: [{ name: bucket, arn: `arn:aws:s3:::${bucket}`, keyArn: undefined }],
      log: createCallLog(() => true),
      now: () => now,
      onFault: (error) => {
        throw error;
      },
      onChange: () => undefined,
    });
    const client = new S3Client({
      endpoint: s3.url,
      forcePathStyle: true,
      region: 'cn-north-1',
      credentials,
    });
    const uploads = createS3Uploads(
      { client, bucket },
      {
        bucketUrl: `${s3.url}/${bucket}`,
        region: 'cn-north-1',
        credentials: async () => credentials,
        now: () => new Date(now),
      },
    );
    toTest = {
      uploads,
      put: async (upload, content) => (await send(await uploads.address(upload), content)).status === 200,
    };
  });
  afterAll(() => s3.stop());

  uploadsContract(() => toTest);

  test('what lies under an id, and was changed there past everybody, is told', async () => {
    const one = announced(8);
    await toTest.put(one, someFile);
    s3.put(bucket, `uploads/${one.id}`, Buffer.from(someFile).fill('x', 0, 1));
    const read = async () => {
      for await (const _ of toTest.uploads.open(one));
    };
    await expect(read()).rejects.toMatchObject({ name: 'upload-damaged' });
  });

  test.each([
    ['another content type', { 'content-type': 'text/html' }, 'SignatureDoesNotMatch'],
    ['another checksum', { 'x-amz-checksum-sha256': 'x' }, 'SignatureDoesNotMatch'],
    ['a header of Amazon’s that was not signed', { 'x-amz-acl': 'public-read' }, 'AccessDenied'],
    ['a token beside the signature', { authorization: 'Bearer x' }, 'InvalidArgument'],
  ])('the address takes nothing with %s', async (_, headers, code) => {
    const answer = await send(await toTest.uploads.address(announced(9)), someFile, headers);
    expect(answer.code).toBe(code);
    expect(await toTest.uploads.has(announced(9).id)).toBe(false);
  });

  test('the address is of one file: nothing else is put, read or removed by it', async () => {
    const address = await toTest.uploads.address(announced(10));
    const elsewhere = { ...address, url: address.url.replace(announced(10).id, announced(11).id) };
    expect((await send(elsewhere, someFile)).code).toBe('SignatureDoesNotMatch');
    for (const method of ['GET', 'DELETE']) expect((await fetch(address.url, { method })).status).toBe(403);
  });

  test('a file of another length is refused by its length, whatever is in it', async () => {
    const answer = await send(await toTest.uploads.address(announced(13)), someFile.subarray(1));
    expect(answer.code).toBe('SignatureDoesNotMatch');
  });

  test('the address ends when the announcement says so', async () => {
    const address = await toTest.uploads.address(announced(12));
    now = Date.parse(announced(12).putUntil) + 1000;
    expect((await send(address, someFile)).code).toBe('AccessDenied');
    now = Date.parse(announced(12).putUntil) - 1000;
    expect((await send(address, someFile)).status).toBe(200);
  });
});
