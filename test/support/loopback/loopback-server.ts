import { createServer, type IncomingMessage } from 'node:http';

/** A request to a service of AWS, as far as the loopbacks look at it. */
export interface LoopbackRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Whoever signed: the access key id. The signature itself is looked at where somebody else sends the request (presigned-request.ts). */
  readonly principal: string;
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Loopback {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves on 127.0.0.1; what a handler throws is answered with 500 and told to `onFault`. */
export async function startLoopback(
  answer: (request: LoopbackRequest) => Promise<LoopbackAnswer>,
  onFault: (error: unknown) => void,
): Promise<Loopback> {
  const server = createServer(async (incoming, outgoing) => {
    const { status, headers, body } = await read(incoming)
      .then(answer)
      .catch((error: unknown): LoopbackAnswer => {
        onFault(error);
        return { status: 500, body: '{"__type":"InternalServerError"}' };
      });
    outgoing.writeHead(status, { 'x-amzn-requestid': 'loopback', ...headers });
    outgoing.end(incoming.method === 'HEAD' ? undefined : body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<LoopbackRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://loopback');
  const { headers, method = 'GET' } = incoming;
  return {
    method,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers,
    body: Buffer.concat(parts),
    principal:
      /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ??
      url.searchParams.get('X-Amz-Credential')?.split('/')[0] ??
      'nobody',
  };
}
