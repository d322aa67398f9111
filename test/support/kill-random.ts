/** Draws that follow from a seed (mulberry32). */
export interface Draws {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** True as often as `share` says, from 0 to 1. */
  chance(share: number): boolean;
}

export function drawsOf(seed: number): Draws {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, chance: (share) => next() < share };
}
