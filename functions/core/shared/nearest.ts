import { distance } from 'fastest-levenshtein';

/** The candidate that a slip of the pen would explain best, or undefined where none is near. */
export function nearestName(found: string, candidates: Iterable<string>): string | undefined {
  const wanted = found.slice(0, 128).toLowerCase();
  let best: string | undefined;
  let bestScore = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const score = distance(wanted, candidate.toLowerCase());
    if (score < bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}
