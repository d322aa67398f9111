import { expect, test } from 'vitest';
import { presignedUrl, signedHeaders } from '../../../../functions/adapters/aws/signature-v4.ts';

// The example "GET Object" of the documentation of Amazon S3, "Authenticating Requests: Using the Authorization Header".
const example = {
  url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
  headers: { range: 'bytes=0-9' },
  region: 'us-east-1',
  service: 's3',
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  at: new Date('2013-05-24T00:00:00.000Z'),
};

test('a request is signed as the example of the documentation is', () => {
  expect(signedHeaders(example)).toEqual({
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  });
});

test('the session token of a role is sent and signed', () => {
  const credentials = { ...example.credentials, sessionToken: 'token' };
  const { authorization, ...headers } = signedHeaders({ ...example, credentials });
  expect(headers['x-amz-security-token']).toBe('token');
  expect(authorization).toContain('x-amz-date;x-amz-security-token, ');
});

test('an address is signed as the example of the documentation is', () => {
  // "Authenticating Requests: Using Query Parameters", an example.
  const url = new URL(presignedUrl({ ...example, headers: {}, method: 'GET', seconds: 86_400 }));
  expect(url.origin + url.pathname).toBe('https://examplebucket.s3.amazonaws.com/test.txt');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
    'X-Amz-Date': '20130524T000000Z',
    'X-Amz-Expires': '86400',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  });
});
