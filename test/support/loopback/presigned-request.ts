import { createHash, createHmac } from 'node:crypto';
import type { LoopbackRequest } from './loopback-server.ts';

/** What S3 says no to, with its status and code. */
export interface S3Failure {
  readonly status: number;
  readonly code: string;
}

/** Whether a request comes by an address that somebody else signed. */
export function isPresigned({ query }: LoopbackRequest): boolean {
  return query.has('X-Amz-Signature');
}

/**
 * Looks at a presigned request as S3 does ("Authenticating Requests: Using Query Parameters"): its time, its signature,
 * that no header of Amazon's came unsigned, and that the body has the checksum of its header. Written apart from what
 * signs. Undefined: it is in order.
 */
export function presignedFailure(
  request: LoopbackRequest,
  secret: string,
  now: number,
): S3Failure | undefined {
  const { query, headers, body } = request;
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const begun = instantOf(query.get('X-Amz-Date') ?? '');
  const seconds = Number(query.get('X-Amz-Expires'));
  if (headers.authorization !== undefined) return { status: 400, code: 'InvalidArgument' };
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' || !signed.includes('host'))
    return { status: 400, code: 'AuthorizationQueryParametersError' };
  if (!(seconds >= 1 && seconds <= 604_800) || now > begun + seconds * 1000)
    return { status: 403, code: 'AccessDenied' };
  if (Object.keys(headers).some((name) => name.startsWith('x-amz-') && !signed.includes(name)))
    return { status: 403, code: 'AccessDenied' };
  if (query.get('X-Amz-Signature') !== signatureOf(request, signed, secret))
    return { status: 403, code: 'SignatureDoesNotMatch' };
  if (headers['content-length'] === undefined) return { status: 411, code: 'MissingContentLength' };
  const checksum = headers['x-amz-checksum-sha256'];
  const found = createHash('sha256').update(body).digest('base64');
  return checksum === undefined || checksum === found ? undefined : { status: 400, code: 'BadDigest' };
}

function signatureOf({ method, path, query, headers }: LoopbackRequest, signed: string[], secret: string) {
  const sorted = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort();
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  const canonical = [
    method,
    path.split('/').map(encodeURIComponent).join('/'),
    sorted.join('&'),
    lines.join(''),
    signed.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const [, ...scope] = (query.get('X-Amz-Credential') ?? '').split('/');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', query.get('X-Amz-Date'), scope.join('/'), digest].join('\n');
  let key: Buffer = Buffer.from(`AWS4${secret}`);
  for (const part of scope) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(text).digest('hex');
}

/** 20230320T000000Z */
function instantOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
