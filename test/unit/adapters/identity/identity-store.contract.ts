import { inspect } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ItemTable } from '../../../../functions/adapters/item-table/item-table.ts';
import { openFileKeyRing, rotateFileKeyRing } from '../../../../functions/adapters/local/file-key-ring.ts';
import { personKey, residentKey } from '../../../../functions/adapters/stores/identity-keys.ts';
import { openIdentityStore } from '../../../../functions/adapters/stores/identity-store.ts';
import { rewrapSealedRecords } from '../../../../functions/adapters/stores/rewrap-sealed-records.ts';
import { syntheticIdentity } from '../../../../functions/core/identities/synthetic-identity.ts';
import { maskedIdentity } from '../../../../functions/core/identities/view-identity.ts';
import { countedIds, newKeyRing, newPath } from './keys.ts';

const person = syntheticIdentity('a person');

/** What the vault promises over any item table. */
export const identityStoreContract = (newTable: () => Promise<ItemTable>): void => {
  const open = async () => {
    const parts = { table: await newTable(), keyRing: newKeyRing(), ids: countedIds() };
    return { ...parts, vault: await openIdentityStore(parts) };
  };

  it('gives back who was stored, and masked', async () => {
    const { vault } = await open();
    const ref = await vault.store(person);
    expect(await vault.reveal(ref, 'unmasked')).toEqual(person);
    expect(await vault.reveal(ref, 'masked')).toEqual(maskedIdentity(person));
    const { phone: _phone, ...withoutPhone } = syntheticIdentity('without phone');
    expect(await vault.reveal(await vault.store(withoutPhone), 'unmasked')).toEqual(withoutPhone);
  });

  it('has one reference per resident ID, with a small x or a capital one', async () => {
    const { vault } = await open();
    const withX = Array.from({ length: 100 }, (_, seed) => syntheticIdentity(seed)).find(({ residentId }) =>
      residentId.endsWith('X'),
    );
    if (!withX) throw new Error('one in eleven ends with X');
    const ref = await vault.store({ ...withX, residentId: withX.residentId.toLowerCase() });
    expect(await vault.store(withX)).toBe(ref);
    expect(await vault.find(withX.residentId)).toBe(ref);
    expect(await vault.find(withX.residentId.toLowerCase())).toBe(ref);
    expect((await vault.reveal(ref, 'unmasked'))?.residentId).toBe(withX.residentId);
  });

  it('finds a person under the corrected number alone, also where another entry had it', async () => {
    const { vault } = await open();
    const ref = await vault.store(person);
    const { residentId } = syntheticIdentity('the card');
    const holder = await vault.store({ name: person.name, residentId });
    const before = await vault.corrections(ref);
    const entered = { residentId, ground: 'a slip at the window', by: 'a', at: '2023-04-01T00:00:00Z' };
    await vault.keepCorrections(ref, before, { ...before, entered });
    const kept = await vault.corrections(ref);
    expect(kept).toEqual({ entered, corrected: [] });
    const done = { ...entered, former: person.residentId, confirmedBy: 'b', confirmedAt: entered.at };
    const after = { entered: null, corrected: [done] };
    await vault.keepCorrections(ref, kept, after, residentId);
    expect(await vault.find(residentId)).toBe(ref);
    expect(await vault.find(person.residentId)).toBeUndefined();
    expect(await vault.reveal(ref, 'unmasked')).toEqual({ ...person, residentId });
    expect(await vault.store(person)).not.toBe(ref);
    expect(await vault.reveal(holder, 'masked')).toBeDefined();
    await expect(vault.keepCorrections(ref, kept, after)).rejects.toMatchObject({ name: 'revision-stale' });
  });

  it('knows nobody who was never stored', async () => {
    const { vault } = await open();
    expect(await vault.find(person.residentId)).toBeUndefined();
    expect(await vault.reveal('person_9', 'masked')).toBeUndefined();
    await expect(vault.amend('person_9', { name: '王五' })).rejects.toMatchObject({
      name: 'identity-unknown',
    });
  });

  it('keeps the details of a known person until they are amended', async () => {
    const { vault } = await open();
    const ref = await vault.store(person);
    expect(await vault.store({ ...person, name: '王五', phone: '12000000000' })).toBe(ref);
    expect(await vault.reveal(ref, 'unmasked')).toEqual(person);
    await Promise.all([vault.amend(ref, { name: '王五' }), vault.amend(ref, { phone: '12000000000' })]);
    expect(await vault.reveal(ref, 'unmasked')).toEqual({ ...person, name: '王五', phone: '12000000000' });
    expect(await vault.find(person.residentId)).toBe(ref);
  });

  it('registers a person once when many windows do so at the same moment', async () => {
    const { vault } = await open();
    const refs = await Promise.all(Array.from({ length: 50 }, () => vault.store(person)));
    expect(new Set(refs).size).toBe(1);
    expect(await vault.reveal(refs[0] ?? '', 'unmasked')).toEqual(person);
  });

  it('keeps no part of anybody in the clear', async () => {
    const { vault, table, keyRing } = await open();
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const identity = syntheticIdentity(seed);
        const ref = await vault.store(identity);
        const hash = await keyRing.lookupHash(`resident-id:${identity.residentId}`);
        const items = await table.getBatch([personKey(ref), residentKey(hash)]);
        expect(items.every((item) => item !== undefined)).toBe(true);
        for (const part of Object.values(identity)) expect(JSON.stringify(items)).not.toContain(part);
      }),
      { numRuns: 20 },
    );
  });

  it('finds out a record that was put in the place of another, or changed', async () => {
    const { vault, table } = await open();
    const [one, two] = [await vault.store(person), await vault.store(syntheticIdentity('another'))];
    const [mine, other] = await table.getBatch([personKey(one), personKey(two)]);
    if (!mine || !other) throw new Error('both were stored');
    await table.put({ ...mine, body: other.body, revision: 2 }, 1);
    const fault = await vault.reveal(one, 'unmasked').catch((error: unknown) => error);
    expect(String(fault)).toMatch(/data key of .+person#person_1.+ cannot be unwrapped/);
    for (const part of Object.values(person)) expect(inspect(fault, { depth: 9 })).not.toContain(part);
    await table.put({ ...mine, body: { ...mine.body, data: 'AAAA' }, revision: 3 }, 2);
    await expect(vault.reveal(one, 'unmasked')).rejects.toThrow(/person#person_1.+ cannot be decrypted/);
    await table.put({ ...mine, body: {}, revision: 4 }, 3);
    await expect(vault.reveal(one, 'unmasked')).rejects.toThrow(/person#person_1.+ is not a sealed record/);
  });

  it('does not open with other keys than those of its data', async () => {
    const { table, ids, keyRing } = await open();
    const exchanged = newKeyRing();
    await expect(openIdentityStore({ table, ids, keyRing: exchanged })).rejects.toThrow(
      /put back the key file of this data/,
    );
    const mixed = { ...keyRing, lookupHash: exchanged.lookupHash };
    await expect(openIdentityStore({ table, ids, keyRing: mixed })).rejects.toThrow(
      /lookup key is not that of the stored data/,
    );
    await expect(openIdentityStore({ table, ids, keyRing })).resolves.toBeDefined();
  });

  it('can be opened by two processes at the same first moment', async () => {
    const parts = { table: await newTable(), keyRing: newKeyRing(), ids: countedIds() };
    await expect(Promise.all([openIdentityStore(parts), openIdentityStore(parts)])).resolves.toHaveLength(2);
  });

  it('wraps its records again after a rotation, once and for all', async () => {
    const file = newPath('key-ring.json');
    const parts = { table: await newTable(), ids: countedIds() };
    const before = await openIdentityStore({ ...parts, keyRing: openFileKeyRing(file) });
    const people = Array.from({ length: 90 }, (_, seed) => syntheticIdentity(seed));
    const refs = await Promise.all(people.map((one) => before.store(one)));
    rotateFileKeyRing(file);
    const keyRing = openFileKeyRing(file);
    const after = await openIdentityStore({ ...parts, keyRing });
    expect(await rewrapSealedRecords(parts.table, keyRing, { keysAtOnce: 3 })).toBe(91); // and the record by which keys are checked
    expect(await rewrapSealedRecords(parts.table, keyRing, { keysAtOnce: 3 })).toBe(0);
    // The old master key is no longer needed for anything.
    const alone = { ...keyRing, unwrap: refuseRetired(keyRing) };
    const vault = await openIdentityStore({ ...parts, keyRing: alone });
    expect(await vault.reveal(refs[89] ?? '', 'unmasked')).toEqual(people[89]);
    expect(await after.find(people[7]?.residentId ?? '')).toBe(refs[7]);
  });
};

const refuseRetired =
  (ring: ReturnType<typeof newKeyRing>): typeof ring.unwrap =>
  async (stored, context) => {
    if (stored.masterKeyId !== ring.currentMasterKeyId) throw new Error('the old master key is gone');
    return ring.unwrap(stored, context);
  };
