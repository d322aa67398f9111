import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  openSealedJson,
  parseSealedJson,
  sealJson,
} from '../../../../functions/adapters/identity/sealed-json.ts';
import { keyId } from '../../../../functions/adapters/item-table/item-key.ts';
import { openFileKeyRing, rotateFileKeyRing } from '../../../../functions/adapters/local/file-key-ring.ts';
import { createMemoryTable } from '../../../../functions/adapters/local/memory-table.ts';
import { openSqliteTable } from '../../../../functions/adapters/local/sqlite-table.ts';
import { openIdentityStore } from '../../../../functions/adapters/stores/identity-store.ts';
import { rewrapSealedRecords } from '../../../../functions/adapters/stores/rewrap-sealed-records.ts';
import { sealedIndexes } from '../../../../functions/adapters/stores/sealed-keys.ts';
import { syntheticIdentity } from '../../../../functions/core/identities/synthetic-identity.ts';
import { onEveryTable } from '../../../support/on-every-table.ts';
import { identityStoreContract } from './identity-store.contract.ts';
import { countedIds, newPath } from './keys.ts';

const now = () => 1_700_000_000;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
onEveryTable('the vault', identityStoreContract, now);

describe('the sealed record of another store', () => {
  it('is wrapped again with the rest, and keeps when it expires', async () => {
    const file = newPath('key-ring.json');
    const table = createMemoryTable(now);
    const key = { pk: 'case#1', sk: 'case' };
    const before = openFileKeyRing(file);
    const body = await sealJson(before, keyId(key), { stage: 'open' });
    const indexes = sealedIndexes(key, body.masterKeyId);
    await table.put({ ...key, revision: 1, indexes, expiresAt: now() + 9, body }, 'absent');
    rotateFileKeyRing(file);
    const after = openFileKeyRing(file);
    expect(await rewrapSealedRecords(table, after)).toBe(1);
    const item = await table.get(key);
    expect(item).toMatchObject({
      revision: 2,
      expiresAt: now() + 9,
      body: { masterKeyId: after.currentMasterKeyId },
    });
    const sealed = parseSealedJson('case', item?.body ?? {});
    expect(await openSealedJson(after, keyId(key), sealed)).toEqual({ stage: 'open' });
  });
});

describe('the database file', () => {
  it('holds nobody who can be read, and finds them again after a restart', async () => {
    const file = newPath('huize.sqlite');
    const keyFile = newPath('key-ring.json');
    const first = openSqliteTable(file, now);
    const people = Array.from({ length: 50 }, (_, seed) => syntheticIdentity(`on disk ${seed}`));
    const vault = await openIdentityStore({
      table: first,
      keyRing: openFileKeyRing(keyFile),
      ids: countedIds(),
    });
    const refs = await Promise.all(people.map((one) => vault.store(one)));
    first.close();
    const bytes = readFileSync(file).toString('latin1');
    for (const { residentId, phone, name } of people) {
      for (const part of [residentId, phone, residentId.slice(6, 17), Buffer.from(name).toString('latin1')])
        expect(bytes.includes(part)).toBe(false);
    }
    const second = openSqliteTable(file, now);
    closing.push(() => second.close());
    const again = await openIdentityStore({
      table: second,
      keyRing: openFileKeyRing(keyFile),
      ids: countedIds(),
    });
    expect(await Promise.all(people.map(({ residentId }) => again.find(residentId)))).toEqual(refs);
  });
});
