import { createHash } from 'node:crypto';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemKey } from '../item-table/item-table.ts';

/** Who a person is, sealed. */
export const personKey = (ref: PersonRef): ItemKey => ({ pk: `person#${ref}`, sk: 'identity' });

/** From the keyed hash of a resident ID to the person. */
export const residentKey = (lookupHash: string): ItemKey => ({ pk: `resident#${lookupHash}`, sk: 'person' });

/** Something known, sealed at the first start: shows at every other whether these are the keys of this data. */
export const vaultCheckKey: ItemKey = { pk: 'vault', sk: 'check' };

/** On gsi1 the sealed records of a master key, so that they can be wrapped again; spread over 16 partitions. */
export const sealedShards = Array.from('0123456789abcdef');
export const sealedPartition = (masterKeyId: string, shard: string): string =>
  `sealed#${masterKeyId}#${shard}`;
export const sealedIndexes = (key: ItemKey, masterKeyId: string): NonNullable<Item['indexes']> => ({
  gsi1: { pk: sealedPartition(masterKeyId, shardOf(keyId(key))), sk: keyId(key) },
});

// By hash, so that it is even whatever the keys look like.
const shardOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 1);
