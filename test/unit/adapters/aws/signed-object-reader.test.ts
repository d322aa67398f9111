import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { signedObjectReader } from '../../../../functions/adapters/aws/signed-object-reader.ts';

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** What the bucket answers, in turn, and what it was asked with. */
let answers: Answer[] = [];
let asked: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
let server: Server;
let bucketUrl = '';

beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    asked.push({ url, headers });
    const { status, body, headers: own } = answers.shift() ?? { status: 500 };
    response.writeHead(status, own).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  bucketUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/policies`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
});

function read(key: string, knownEtag?: string) {
  return signedObjectReader({
    bucketUrl,
    region: 'cn-north-1',
    credentials: async () => ({ accessKeyId: 'role', secretAccessKey: 'secret', sessionToken: 'token' }),
    now: () => new Date('2026-11-22T00:00:00Z'),
  })(key, knownEtag);
}

test('an object is read with its ETag, by a signed request', async () => {
  answers = [{ status: 200, body: '全国', headers: { etag: '"1"' } }];
  const found = await read('catalogue/current.json.gz');
  expect(found).toEqual({ bytes: new Uint8Array(Buffer.from('全国')), etag: '"1"' });
  expect(asked[0]?.url).toBe('/policies/catalogue/current.json.gz');
  expect(asked[0]?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=role\/20261122\/cn-north-1\/s3\//,
  );
});

test('one that has not changed is not sent again, and one that is not there is absent', async () => {
  answers = [{ status: 304 }, { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' }];
  expect(await read('one', '"1"')).toBe('unchanged');
  expect(asked[0]?.headers['if-none-match']).toBe('"1"');
  expect(await read('other')).toBe('absent');
});

test('what S3 failed at is tried again, three times in all', async () => {
  answers = [{ status: 503 }, { status: 200, body: 'x', headers: { etag: '"2"' } }];
  expect(await read('one')).toMatchObject({ etag: '"2"' });
  const busy = { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };
  answers = [busy, busy, busy];
  await expect(read('one')).rejects.toThrow('S3 answered the GET of one with 503 SlowDown');
  expect(asked).toHaveLength(5);
});

test('what S3 refuses is asked once, and of its answer only the code is told', async () => {
  const message = '<Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>role</AWSAccessKeyId>';
  answers = [{ status: 403, body: `<Error>${message}</Error>` }];
  await expect(read('one')).rejects.toThrow(/^S3 answered the GET of one with 403 SignatureDoesNotMatch$/);
  expect(asked).toHaveLength(1);
});
