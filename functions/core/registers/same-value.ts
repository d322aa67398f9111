import { digestOf } from '../shared/digest.ts';

/** Whether two JSON values say the same; most are texts and numbers, for which no digest is made. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const areObjects = typeof one === 'object' && typeof other === 'object' && one !== null && other !== null;
  return areObjects && digestOf(one) === digestOf(other);
}
