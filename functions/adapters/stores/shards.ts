import type { PersonRef } from '../../core/ports/identity-vault.ts';

/** Parts over which a list of people is spread that would else be one hot partition. */
export const personShards = Array.from('0123456789abcdef');

const beginning = 'person-';

/**
 * The part of the list in which a person stands. References are random after their beginning, so the parts are even;
 * whoever comes later by reference is in the same part or a later one, so that parts, one after the other, are in order.
 */
export function personShard(person: PersonRef): string {
  if (!person.startsWith(beginning)) return person < beginning ? '0' : 'f';
  const first = person.slice(beginning.length, beginning.length + 1);
  return personShards.findLast((shard) => shard <= first) ?? '0';
}
