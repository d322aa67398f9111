import { expect, test } from 'vitest';
import { signedHeaders } from '../../../../functions/adapters/aws/signature-v4.ts';

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
