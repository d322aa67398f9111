import { isObject } from '../../functions/core/shared/json.ts';

/** The same value with the keys of every object in another order; equal seeds shuffle equally. */
export function shuffledKeys<T>(value: T, seed: number): T {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state;
  };
  const shuffle = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(shuffle);
    if (!isObject(part)) return part;
    const ranked = Object.entries(part).map(([key, inner]) => ({ key, inner: shuffle(inner), at: next() }));
    return Object.fromEntries(ranked.sort((a, b) => a.at - b.at).map(({ key, inner }) => [key, inner]));
  };
  return shuffle(value) as T; // the shape is kept
}
