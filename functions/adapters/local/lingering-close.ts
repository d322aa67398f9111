import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** What is read and thrown away of what somebody sends on who was refused; then he is not read any more. */
const mostBytes = 64_000_000;
/** How long a connection may then stand for him to hear his answer. */
const longestMs = 5000;

/**
 * Closes connections in a server's own time (RFC 9112, 9.6): closed while bytes are under way, a connection is reset, and
 * the reset overtakes the last answer. So our side ends, theirs is read on for a while, and then it is closed.
 */
export function closeLingering(server: Server): void {
  server.on('connection', (socket: Socket) => {
    let isLingering = false;
    // What Node and the listener call when the last answer is written.
    socket.destroySoon = () => {
      if (isLingering) return;
      isLingering = true;
      linger(socket);
    };
  });
}

function linger(socket: Socket): void {
  const before = socket.bytesRead;
  const late = setTimeout(() => socket.destroy(), longestMs).unref();
  const watch = () => socket.bytesRead - before > mostBytes && socket.pause();
  socket.on('data', watch);
  socket.once('close', () => clearTimeout(late));
  socket.once('end', () => socket.destroy());
  if (socket.writable) socket.end();
  socket.resume();
}
