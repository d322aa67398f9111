import type { KeyRing } from '../../core/ports/key-ring.ts';
import { keyId } from '../item-table/item-key.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { sealedPartition, sealedShards } from './identity-keys.ts';
import { caseKey } from './keys.ts';

const page = 500;

/** Ids of all cases, open or not: each is a sealed row, and those stand on an index by master key. */
export async function* storedCaseIds(table: ItemTable, keyRing: KeyRing): AsyncGenerator<string> {
  const sample = keyId(caseKey('-'));
  const prefix = sample.slice(0, sample.indexOf('case#') + 'case#'.length);
  for (const masterKeyId of [keyRing.currentMasterKeyId, ...keyRing.retiredMasterKeyIds])
    for (const shard of sealedShards) yield* idsIn(table, sealedPartition(masterKeyId, shard), prefix);
}

async function* idsIn(table: ItemTable, pk: string, prefix: string): AsyncGenerator<string> {
  const query = { index: 'gsi1', pk, sk: { prefix }, limit: page } as const;
  for (let read = await table.query(query); ; read = await table.query({ ...query, after: read.next })) {
    for (const { pk: row } of read.items) yield row.slice('case#'.length);
    if (read.next === undefined) return;
  }
}
