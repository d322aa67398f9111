import { createHash, createHmac } from 'node:crypto';

/** A role's credentials; those of Lambda have a session token. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A GET without a body or a query, of a path that needs no escaping. */
export interface GetToSign {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly region: string;
  readonly service: string;
  readonly credentials: AwsCredentials;
  readonly at: Date;
}

const algorithm = 'AWS4-HMAC-SHA256';
const emptyBody = sha256('');

/**
 * The headers with those by which AWS knows the sender (Signature Version 4, as the user guide of IAM has it). For the
 * one request that functions make without a client of the service; whatever else is sent, the clients sign.
 */
export function signedHeaders(request: GetToSign): Record<string, string> {
  const { url, region, service, credentials, at } = request;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-content-sha256': emptyBody,
    'x-amz-date': time,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
  const lines = Object.entries({ ...headers, host: url.host }).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const names = lines.map(([name]) => name).join(';');
  const written = lines.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = ['GET', url.pathname, '', written, names, emptyBody].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, [algorithm, time, scope, sha256(canonical)].join('\n')).toString('hex');
  const authorization = `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...headers, authorization };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
