import { createHash, createHmac } from 'node:crypto';

/** A role's credentials; those of Lambda have a session token. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Something that is asked of a service, of a path that needs no escaping; names of headers are in small letters. */
interface RequestToSign {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly region: string;
  readonly service: string;
  readonly credentials: AwsCredentials;
  readonly at: Date;
}

/** A GET without a body or a query. */
export type GetToSign = RequestToSign;

/** A request that somebody else sends later: with these headers, without a query of its own. */
export interface RequestToPresign extends RequestToSign {
  readonly method: 'GET' | 'PUT';
  /** How long it may be begun. */
  readonly seconds: number;
}

const algorithm = 'AWS4-HMAC-SHA256';
const emptyBody = sha256('');

/**
 * The headers with those by which AWS knows the sender (Signature Version 4, as the user guide of IAM has it). For the
 * one request that functions make without a client of the service; whatever else is sent, the clients sign.
 */
export function signedHeaders(request: GetToSign): Record<string, string> {
  const { accessKeyId, sessionToken } = request.credentials;
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-content-sha256': emptyBody,
    'x-amz-date': timeOf(request),
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
  const { names, written } = headerLines(request, headers);
  const canonical = ['GET', request.url.pathname, '', written, names, emptyBody].join('\n');
  const credential = `${accessKeyId}/${scopeOf(request)}`;
  const signature = signatureOf(request, canonical);
  const authorization = `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...headers, authorization };
}

/**
 * The address by which whoever has it may make this one request, as if he were the sender of the credentials ("Signature
 * calculations: query string parameters" of the API reference of S3). The body is not signed: a header that the
 * service compares with it, such as a checksum, has to be.
 */
export function presignedUrl(request: RequestToPresign): string {
  const { url, method, credentials, seconds } = request;
  const { accessKeyId, sessionToken } = credentials;
  const { names, written } = headerLines(request, request.headers);
  const query = Object.entries({
    'X-Amz-Algorithm': algorithm,
    'X-Amz-Credential': `${accessKeyId}/${scopeOf(request)}`,
    'X-Amz-Date': timeOf(request),
    'X-Amz-Expires': String(seconds),
    ...(sessionToken !== undefined && { 'X-Amz-Security-Token': sessionToken }),
    'X-Amz-SignedHeaders': names,
  })
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&');
  const canonical = [method, url.pathname, query, written, names, 'UNSIGNED-PAYLOAD'].join('\n');
  return `${url.origin}${url.pathname}?${query}&X-Amz-Signature=${signatureOf(request, canonical)}`;
}

function headerLines({ url }: RequestToSign, headers: Readonly<Record<string, string>>) {
  const lines = Object.entries({ ...headers, host: url.host }).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return {
    names: lines.map(([name]) => name).join(';'),
    written: lines.map(([name, value]) => `${name}:${value}\n`).join(''),
  };
}

function timeOf({ at }: RequestToSign): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function scopeOf(request: RequestToSign): string {
  return `${timeOf(request).slice(0, 8)}/${request.region}/${request.service}/aws4_request`;
}

function signatureOf(request: RequestToSign, canonical: string): string {
  const { region, service, credentials } = request;
  const time = timeOf(request);
  const key = [time.slice(0, 8), region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  return hmac(key, [algorithm, time, scopeOf(request), sha256(canonical)].join('\n')).toString('hex');
}

/** As RFC 3986 has it; encodeURIComponent leaves a few more. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
