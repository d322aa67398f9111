import { randomFillSync } from 'node:crypto';

// The system is asked for many at once: asked for each nonce, it takes longer than the cipher.
const pool = Buffer.alloc(4096);
let used = pool.length;

/** Bytes of the system's cryptographic generator, at most 4,096; given once, and kept nowhere else. */
export function freshRandomBytes(size: number): Buffer {
  if (size > pool.length)
    throw new RangeError(`${size} bytes are asked for; right are at most ${pool.length}`);
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}
