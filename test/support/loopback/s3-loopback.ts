import { createHash } from 'node:crypto';
import type { AwsCall, CallLog } from './call-log.ts';
import {
  type Loopback,
  type LoopbackAnswer,
  type LoopbackRequest,
  startLoopback,
} from './loopback-server.ts';
import { isPresigned, presignedFailure } from './presigned-request.ts';

interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** A bucket as the template has it. */
export interface LoopbackBucket {
  readonly name: string;
  readonly arn: string;
  /** The key by which it is encrypted, in the caller's name; its context is the bucket, as with bucket keys. */
  readonly keyArn: string | undefined;
}

export interface S3Loopback extends Loopback {
  /** Puts an object there as an operator would; tells nobody of IAM. */
  put(bucket: string, key: string, bytes: Uint8Array): void;
  remove(bucket: string, key: string): void;
  get(bucket: string, key: string): Buffer | undefined;
  keys(bucket: string): string[];
  /** What a service does in the name of a role: granted or thrown. */
  readAs(principal: string, bucket: string, key: string): Buffer;
  writeAs(principal: string, bucket: string, key: string, text: string): void;
}

export interface S3LoopbackParts {
  readonly buckets: readonly LoopbackBucket[];
  readonly log: CallLog;
  readonly onFault: (error: unknown) => void;
  /** By which addresses that were signed expire; the machine's where absent. */
  readonly now?: () => number;
  /** An object came or went. */
  readonly onChange: (bucket: string, key: string, what: 'Object Created' | 'Object Deleted') => void;
}

/** Whoever signs has this secret. */
export const loopbackSecret = 'loopback';

/** Get, put with conditions, delete and list of S3, by path-style addresses. */
export async function startS3({
  buckets,
  log,
  onFault,
  onChange,
  now = Date.now,
}: S3LoopbackParts): Promise<S3Loopback> {
  const objects = new Map(buckets.map(({ name }) => [name, new Map<string, StoredObject>()]));
  const inBucket = (name: string): Map<string, StoredObject> => {
    const found = objects.get(name);
    if (found === undefined) throw new Error(`there is no bucket ${name}`);
    return found;
  };
  const put = (name: string, key: string, bytes: Uint8Array): StoredObject => {
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    const stored = { bytes: Buffer.from(bytes), etag };
    inBucket(name).set(key, stored);
    onChange(name, key, 'Object Created');
    return stored;
  };
  const remove = (name: string, key: string): void => {
    if (inBucket(name).delete(key)) onChange(name, key, 'Object Deleted');
  };

  const answer = async (request: LoopbackRequest): Promise<LoopbackAnswer> => {
    const [, name = '', ...rest] = request.path.split('/');
    const key = rest.join('/');
    const bucket = buckets.find((one) => one.name === name);
    if (bucket === undefined) return failure(404, 'NoSuchBucket');
    const { method, headers, principal } = request;
    const wrong = isPresigned(request) ? presignedFailure(request, loopbackSecret, now()) : undefined;
    if (wrong !== undefined) return failure(wrong.status, wrong.code);
    const denied = log.admit(callsOf(bucket, key, method, principal));
    if (denied !== undefined) return failure(403, 'AccessDenied');
    const stored = inBucket(name).get(key);
    if (key === '') return listing(inBucket(name), request.query);
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && stored !== undefined) return failure(412, 'PreconditionFailed');
      if (headers['if-match'] !== undefined && headers['if-match'] !== stored?.etag)
        return failure(412, 'PreconditionFailed');
      return { status: 200, headers: { etag: put(name, key, contentOf(request)).etag } };
    }
    if (method === 'DELETE') {
      remove(name, key);
      return { status: 204 };
    }
    // Without the right to list, S3 does not say whether an object is there.
    if (stored === undefined)
      return log.admit([{ principal, action: 's3:ListBucket', resource: bucket.arn }]) === undefined
        ? failure(404, 'NoSuchKey')
        : failure(403, 'AccessDenied');
    if (headers['if-none-match'] === stored.etag) return { status: 304, headers: { etag: stored.etag } };
    const length = String(stored.bytes.length);
    return { status: 200, headers: { etag: stored.etag, 'content-length': length }, body: stored.bytes };
  };

  const admit = (principal: string, name: string, key: string, method: string): void => {
    const bucket = buckets.find((one) => one.name === name);
    if (bucket === undefined) throw new Error(`there is no bucket ${name}`);
    if (log.admit(callsOf(bucket, key, method, principal)) !== undefined)
      throw new Error(`${principal} may not ${method} ${name}/${key}`);
  };

  const server = await startLoopback(answer, onFault);
  return {
    ...server,
    put: (bucket, key, bytes) => void put(bucket, key, bytes),
    remove,
    get: (bucket, key) => inBucket(bucket).get(key)?.bytes,
    keys: (bucket) => [...inBucket(bucket).keys()],
    readAs: (principal, name, key) => {
      admit(principal, name, key, 'GET');
      const found = inBucket(name).get(key);
      if (found === undefined) throw new Error(`${name} has no ${key}`);
      return found.bytes;
    },
    writeAs: (principal, name, key, text) => {
      admit(principal, name, key, 'PUT');
      put(name, key, Buffer.from(text));
    },
  };
}

function callsOf(
  { arn, keyArn }: LoopbackBucket,
  key: string,
  method: string,
  principal: string,
): readonly AwsCall[] {
  if (key === '') return [{ principal, action: 's3:ListBucket', resource: arn }];
  const action = { PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[method] ?? 's3:GetObject';
  const own = { principal, action, resource: `${arn}/${key}` };
  if (keyArn === undefined || method === 'DELETE') return [own];
  const context = { 'kms:EncryptionContext:aws:s3:arn': arn };
  const ofKey = method === 'PUT' ? 'kms:GenerateDataKey' : 'kms:Decrypt';
  return [own, { principal, action: ofKey, resource: keyArn, context }];
}

/** The content; clients may send it in chunks with their signatures and a checksum behind. */
function contentOf({ headers, body }: LoopbackRequest): Buffer {
  if (!String(headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (size === 0) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

const mostListed = 1000;

function listing(objects: ReadonlyMap<string, StoredObject>, query: URLSearchParams): LoopbackAnswer {
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
  const page = keys.filter((key) => key > after).slice(0, mostListed);
  const last = page.at(-1);
  const hasMore = last !== undefined && last !== keys.at(-1);
  const contents = page.map((key) => {
    const { etag = '', bytes } = objects.get(key) ?? { bytes: Buffer.alloc(0) };
    return `<Contents><Key>${escaped(key)}</Key><ETag>${escaped(etag)}</ETag><Size>${bytes.length}</Size></Contents>`;
  });
  const next = hasMore ? `<NextContinuationToken>${escaped(last)}</NextContinuationToken>` : '';
  const body = `<ListBucketResult><IsTruncated>${hasMore}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function failure(status: number, code: string): LoopbackAnswer {
  const body = `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
