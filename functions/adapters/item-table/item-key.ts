import { itemLimits, utf8Bytes } from './item-limits.ts';
import type { ItemKey } from './item-table.ts';
import { ItemTableError } from './item-table-error.ts';

const requireKeyPart = (name: string, text: string, bytesAllowed: number): void => {
  const refuse = (found: string): never => {
    throw new ItemTableError('key-invalid', `${name} ${found}; it takes 1 to ${bytesAllowed} bytes of UTF-8`);
  };
  if (text === '') refuse('is empty');
  // A lone surrogate has no UTF-8 form; stores would replace it, and two keys would become one.
  if (!text.isWellFormed()) refuse('has half of a surrogate pair');
  if (utf8Bytes(text) > bytesAllowed) refuse(`has ${utf8Bytes(text)} bytes`);
};

export const requirePartitionKey = (pk: string, name = 'pk'): void =>
  requireKeyPart(name, pk, itemLimits.partitionKeyBytes);

export const requireSortKey = (sk: string, name = 'sk'): void =>
  requireKeyPart(name, sk, itemLimits.sortKeyBytes);

export const requireKey = (key: ItemKey, name = ''): void => {
  requirePartitionKey(key.pk, `${name}pk`);
  requireSortKey(key.sk, `${name}sk`);
};

/** One string per key, and no two keys with the same: whatever characters the parts hold. */
export const keyId = (key: ItemKey): string => JSON.stringify([key.pk, key.sk]);
