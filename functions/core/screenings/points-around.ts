/** The sides of a threshold that an operator tells apart, on a scale of whole steps. */
export function pointsAround(operator: string, threshold: number): number[] {
  const low = Math.floor(threshold);
  if (low !== threshold) return [low, low + 1];
  if (operator === 'lessThan' || operator === 'greaterThanInclusive') return [low - 1, low];
  if (operator === 'lessThanInclusive' || operator === 'greaterThan') return [low, low + 1];
  return [low - 1, low, low + 1];
}

/** So many of a list at most, evenly spread, its ends among them. */
export function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  const step = (list.length - 1) / Math.max(1, most - 1);
  const places = new Set(Array.from({ length: most }, (_, index) => Math.round(index * step)));
  return list.filter((_, index) => places.has(index));
}
