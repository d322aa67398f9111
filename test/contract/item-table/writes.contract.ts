import { expect, it } from 'vitest';
import { nameOfRefusal, refusalOf, sample, type TableUnderTest } from '../../support/item-table-samples.ts';

const key = { pk: 'case', sk: 'meta' };
const at = (revision: number) => sample(key.pk, key.sk, { revision, body: { revision } });

export const writesContract = (given: () => TableUnderTest): void => {
  it('puts a new item once', async () => {
    const { table } = given();
    await table.put(at(1), 'absent');
    const refusal = await refusalOf(table.put(at(7), 'absent'));
    expect(refusal?.name).toBe('revision-conflict');
    expect(refusal?.keys).toStrictEqual([key]);
    expect(refusal?.message).toBe('case meta is not absent; read again and decide again');
    expect(await table.get(key)).toStrictEqual(at(1));
  });

  it('replaces an item at the expected revision and no other', async () => {
    const { table } = given();
    expect(await nameOfRefusal(table.put(at(2), 1))).toBe('revision-conflict');
    await table.put(at(1), 'absent');
    await table.put(at(2), 1);
    const refusal = await refusalOf(table.put(at(2), 1));
    expect(refusal?.message).toBe('case meta is not at revision 1; read again and decide again');
    expect(await nameOfRefusal(table.put(at(4), 3))).toBe('revision-conflict');
    expect(await table.get(key)).toStrictEqual(at(2));
  });

  it('replaces the whole item, indexes and expiry included', async () => {
    const { table } = given();
    const index = { pk: 'i', sk: 's' };
    await table.put({ ...at(1), indexes: { gsi2: index }, expiresAt: 4_102_444_800 }, 'absent');
    await table.put(at(2), 1);
    expect(await table.get(key)).toStrictEqual(at(2));
    expect(await table.query({ index: 'gsi2', pk: 'i', limit: 5 })).toStrictEqual({ items: [] });
  });

  it('deletes an item at the expected revision and no other', async () => {
    const { table } = given();
    expect(await nameOfRefusal(table.delete(key, 1))).toBe('revision-conflict');
    await table.put(at(1), 'absent');
    await table.put(at(2), 1);
    const refusal = await refusalOf(table.delete(key, 1));
    expect(refusal?.keys).toStrictEqual([key]);
    await table.delete(key, 2);
    expect(await table.get(key)).toBeUndefined();
    await table.put(at(3), 'absent');
    expect(await table.get(key)).toStrictEqual(at(3));
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('refuses the revision %d', async (revision) => {
    const { table } = given();
    expect(await nameOfRefusal(table.put(at(revision), 'absent'))).toBe('item-invalid');
    expect(await nameOfRefusal(table.put(at(2), revision))).toBe('item-invalid');
    expect(await nameOfRefusal(table.delete(key, revision))).toBe('item-invalid');
  });

  it('refuses a revision that does not follow the one it replaces', async () => {
    const { table } = given();
    await table.put(at(1), 'absent');
    for (const revision of [1, 3]) {
      expect(await nameOfRefusal(table.put(at(revision), 1))).toBe('item-invalid');
    }
  });

  it('counts an item as absent from the second it expires', async () => {
    const { table, clock } = given();
    const expiring = { ...at(1), indexes: { gsi1: { pk: 'i', sk: 's' } }, expiresAt: clock.seconds + 10 };
    await table.put(expiring, 'absent');
    clock.seconds += 9;
    expect(await table.get(key)).toStrictEqual(expiring);
    clock.seconds += 1;
    expect(await table.get(key)).toBeUndefined();
    expect(await table.getBatch([key])).toStrictEqual([undefined]);
    expect(await table.query({ pk: key.pk, limit: 5 })).toStrictEqual({ items: [] });
    expect(await table.query({ index: 'gsi1', pk: 'i', limit: 5 })).toStrictEqual({ items: [] });
    expect(await nameOfRefusal(table.put(at(2), 1))).toBe('revision-conflict');
    expect(await nameOfRefusal(table.delete(key, 1))).toBe('revision-conflict');
    await table.transact([{ action: 'check', key, expected: 'absent' }]);
    await table.put(at(1), 'absent');
    expect(await table.get(key)).toStrictEqual(at(1));
  });

  it('fills pages although expired items lie between', async () => {
    const { table, clock } = given();
    const expiresAt = clock.seconds + 1;
    const items = Array.from({ length: 30 }, (_, n) =>
      sample('p', String(n).padStart(2, '0'), n % 3 === 0 ? {} : { expiresAt }),
    );
    for (const item of items) await table.put(item, 'absent');
    clock.seconds += 1;
    const page = await table.query({ pk: 'p', limit: 10 });
    expect(page).toStrictEqual({ items: items.filter((item) => item.expiresAt === undefined) });
  });

  it.each([0, -5, 1.5, Date.UTC(2030, 0)])('refuses %d as an expiry in epoch seconds', async (expiresAt) => {
    expect(await nameOfRefusal(given().table.put({ ...at(1), expiresAt }, 'absent'))).toBe('item-invalid');
  });
};
