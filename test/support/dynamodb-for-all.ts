import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type DynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers where DynamoDB Local is. */
    dynamoDbLocal: string;
  }
}

/** One engine for a whole run of tests, started when the first file asks for it: each start is seconds of two cores. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<DynamoDbLocal> | undefined;
  const server = createServer((_, answer) => {
    starting ??= startDynamoDbLocal();
    starting.then(
      ({ url }) => answer.end(url),
      (error: unknown) => answer.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  provide('dynamoDbLocal', `http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
  return async () => {
    server.close();
    server.closeAllConnections();
    await starting?.then(
      (engine) => engine.stop(),
      () => undefined, // whoever asked was told
    );
  };
}
