/** Lines are handed over in pieces of about this size, so that a small answer is not a packet of its own. */
const PIECE_BYTES = 32_768;
/** Other requests get their turn after so long. */
const TURN_MS = 8;

/**
 * A stream of bytes from lines. Only when the reader asks for more are more lines made, so a slow reader costs no
 * memory, and a reader that goes away ends the work. What is ready is never kept back while the next line is awaited.
 */
export function encodeLines(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string>> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const until = performance.now() + TURN_MS;
        next ??= lines.next();
        let ready: IteratorResult<string> | undefined = await next;
        let piece = '';
        while (ready !== undefined && !ready.done) {
          piece += ready.value;
          next = lines.next();
          const isFull = piece.length >= PIECE_BYTES || performance.now() >= until;
          ready = isFull ? undefined : await Promise.race([next, afterThisTurn()]);
        }
        if (piece !== '') controller.enqueue(encoder.encode(piece));
        if (ready?.done) controller.close();
        else await afterThisTurn();
      },
      async cancel() {
        await lines.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/** Resolves when others have had their turn. */
function afterThisTurn(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(() => resolve(undefined)));
}
