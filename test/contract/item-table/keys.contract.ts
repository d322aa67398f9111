import { expect, it } from 'vitest';
import { nameOfRefusal, sample, type TableUnderTest } from '../../support/item-table-samples.ts';

/** Ten items of one partition of the index, in its order. */
const items = Array.from({ length: 10 }, (_, n) =>
  sample(`case#${9 - n}`, 'case', {
    indexes: { gsi4: { pk: 'sealed', sk: `${n}` }, gsi2: { pk: 'list', sk: `${n}` } },
    body: { text: 'x'.repeat(1000) },
  }),
);
const keys = items.map(({ pk, sk }) => ({ pk, sk }));

export const keysContract = (given: () => TableUnderTest): void => {
  it('gives the keys of the items in the order of the index, page by page, both ways', async () => {
    const { table } = given();
    for (const item of items) await table.put(item, 'absent');
    expect(await table.queryKeys({ index: 'gsi4', pk: 'sealed', limit: 10 })).toStrictEqual({ keys });
    const query = { index: 'gsi4', pk: 'sealed', sk: { from: '2', through: '7' }, limit: 4 } as const;
    const first = await table.queryKeys(query);
    expect(first).toStrictEqual({
      keys: keys.slice(2, 6),
      next: { pk: 'case#4', sk: 'case', indexSk: '5' },
    });
    if (first.next === undefined) throw new Error('two more follow');
    expect(await table.queryKeys({ ...query, after: first.next })).toStrictEqual({ keys: keys.slice(6, 8) });
    const last = await table.queryKeys({ index: 'gsi4', pk: 'sealed', order: 'descending', limit: 1 });
    expect(last.keys).toStrictEqual(keys.slice(-1));
    expect(await table.queryKeys({ index: 'gsi4', pk: 'other', limit: 10 })).toStrictEqual({ keys: [] });
  });

  it('goes on after an item that has left the partition, as rows do that are wrapped anew', async () => {
    const { table } = given();
    for (const item of items) await table.put(item, 'absent');
    const query = { index: 'gsi4', pk: 'sealed', limit: 5 } as const;
    const { keys: found, next } = await table.queryKeys(query);
    for (const item of items.slice(0, found.length))
      await table.put({ ...item, revision: 2, indexes: { gsi4: { pk: 'again', sk: item.pk } } }, 1);
    if (next === undefined) throw new Error('five more follow');
    expect(await table.queryKeys({ ...query, after: next })).toStrictEqual({ keys: keys.slice(5) });
    expect((await table.queryKeys({ ...query, pk: 'again' })).keys).toHaveLength(5);
  });

  it('names no item that has expired or was deleted, and every one whose body alone was changed', async () => {
    const { table, clock } = given();
    const [gone, changed, mortal] = items;
    if (!gone || !changed || !mortal) throw new Error('there are ten');
    for (const item of [gone, changed]) await table.put(item, 'absent');
    await table.put({ ...mortal, expiresAt: clock.seconds + 10 }, 'absent');
    await table.delete(gone, 1);
    await table.put({ ...changed, revision: 2, body: {} }, 1);
    const query = { index: 'gsi4', pk: 'sealed', limit: 10 } as const;
    expect(await table.queryKeys(query)).toStrictEqual({ keys: keys.slice(1, 3) });
    clock.seconds += 10;
    expect(await table.queryKeys(query)).toStrictEqual({ keys: keys.slice(1, 2) });
    const whole = await table.query({ index: 'gsi2', pk: 'list', limit: 10 });
    expect(whole.items).toStrictEqual([{ ...changed, revision: 2, body: {} }]);
  });

  it('refuses what a query of items refuses', async () => {
    const { table } = given();
    const query = { index: 'gsi4', pk: 'sealed', limit: 10 } as const;
    expect(await nameOfRefusal(table.queryKeys({ ...query, limit: 1001 }))).toBe('query-invalid');
    expect(await nameOfRefusal(table.queryKeys({ ...query, after: { pk: 'a', sk: 'b' } }))).toBe(
      'query-invalid',
    );
    expect(await nameOfRefusal(table.queryKeys({ ...query, pk: '' }))).toBe('key-invalid');
  });
};
