import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import { selfSigned } from './self-signed.ts';

/** What another system was sent. */
export interface ReceivedPost {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The system of somebody else, by https under a name of its own. */
export interface HttpsReceiver {
  readonly port: number;
  /** PEM, by which it can be known. */
  readonly cert: string;
  readonly received: readonly ReceivedPost[];
  /** The status of every answer from now on. */
  answerWith(status: number): void;
  stop(): Promise<void>;
}

export async function startHttpsReceiver(host: string): Promise<HttpsReceiver> {
  const { cert, key } = selfSigned(host);
  const received: ReceivedPost[] = [];
  let status = 204;
  const server = createServer({ cert, key }, async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    received.push({ headers: incoming.headers, body: Buffer.concat(parts).toString('utf8') });
    outgoing.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cert,
    received,
    answerWith: (wanted) => {
      status = wanted;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
