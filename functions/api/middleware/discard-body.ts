const MOST_BYTES = 64_000_000;
const LONGEST_MS = 1000;

/**
 * Reads a refused body to its end, keeping nothing. A caller who asks to close the connection would else lose the
 * answer: closing while bytes are under way resets the connection. All others are answered at once.
 */
export async function discardBeforeClose({ headers, body }: Request): Promise<void> {
  if (headers.get('connection')?.toLowerCase() !== 'close' || body === null) return;
  const reader = body.getReader();
  const until = performance.now() + LONGEST_MS;
  let bytes = 0;
  try {
    while (bytes < MOST_BYTES && performance.now() < until) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
  } catch {
    // The caller is gone; nobody is left to answer.
  }
}
