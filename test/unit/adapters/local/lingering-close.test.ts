import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { closeLingering } from '../../../../functions/adapters/local/lingering-close.ts';

const MB = 1_000_000;
let server: Server;
afterEach(() => server.closeAllConnections());

/** Refuses every request at once, without reading what comes with it. */
async function refusing(): Promise<number> {
  server = createServer((_, response) => response.writeHead(413).end('too large'));
  closeLingering(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port; // it listens on a port
}

test('whoever still sends when he is refused, and listens only afterwards, hears his answer', async () => {
  const port = await refusing();
  const caller = connect(port, '127.0.0.1').pause();
  let heard = '';
  let fault: unknown;
  caller.on('error', (error) => {
    fault = error;
  });
  caller.write(`POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${20 * MB}\r\n\r\n`);
  const [, response] = await once(server, 'request');
  if (!response.writableFinished) await once(response, 'finish');
  for (let sent = 0; sent < 10; sent++)
    await new Promise<void>((resolve) => caller.write(Buffer.alloc(MB, 32), () => resolve()));
  const closed = once(caller, 'close');
  caller.resume().on('data', (part) => {
    heard += part.toString();
  });
  await closed;
  expect(fault).toBeUndefined();
  expect(heard).toMatch(/^HTTP\/1\.1 413 [\s\S]*too large/);
});

test('a connection is closed soon by both sides where nothing more is sent', async () => {
  const port = await refusing();
  const caller = connect(port, '127.0.0.1');
  caller.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  const closedThere = once(server, 'connection').then(([socket]) => once(socket, 'close'));
  caller.resume();
  await Promise.all([once(caller, 'close'), closedThere]);
});
