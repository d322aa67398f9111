import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to whoever asks for any (Linux: from 32768), so that nobody comes by one. */
const [first, count] = [10_000, 22_000];

/** A port that stays free until it is used, and between two processes that serve on it one after the other. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * count);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue; // somebody serves there
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
