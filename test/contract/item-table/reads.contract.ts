import { expect, it } from 'vitest';
import type { Item } from '../../../functions/adapters/item-table/item-table.ts';
import { nameOfRefusal, sample, type TableUnderTest } from '../../support/item-table-samples.ts';

const full: Item = {
  pk: 'case#500156',
  sk: 'meta',
  indexes: { gsi1: { pk: 'office#500156', sk: '2023-03-20' }, gsi3: { pk: 'person', sk: '惠泽😀' } },
  revision: 1,
  expiresAt: 4_102_444_800,
  body: {
    name: '武隆区',
    amounts: [80, 90.5, 1e-7, 1e300, -0.1, 9_007_199_254_740_991],
    nested: { empty: {}, none: null, text: '', yes: true, list: [] },
    'key with "quotes" 😀 and \u0000': '\u0000 \u2028 \\ \ud800',
  },
};

export const readsContract = (given: () => TableUnderTest): void => {
  it('finds nothing where nothing was put', async () => {
    expect(await given().table.get({ pk: 'a', sk: 'b' })).toBeUndefined();
  });

  it('gives back exactly what was put', async () => {
    const { table } = given();
    await table.put(full, 'absent');
    expect(await table.get(full)).toStrictEqual(full);
    await table.put(sample('plain', 'plain'), 'absent');
    expect(await table.get({ pk: 'plain', sk: 'plain' })).toStrictEqual(sample('plain', 'plain'));
  });

  it('keeps a copy that later changes of the given object do not reach', async () => {
    const { table } = given();
    const list = ['first'];
    await table.put(sample('a', 'b', { body: { list } }), 'absent');
    list.push('second');
    const read = await table.get({ pk: 'a', sk: 'b' });
    expect(read?.body).toStrictEqual({ list: ['first'] });
    expect(await table.get({ pk: 'a', sk: 'b' })).not.toBe(read);
  });

  it('keeps apart keys that would be one if joined', async () => {
    const { table } = given();
    const keys = ['a|bc', 'ab|c', 'a\u0000b|c', 'a|\u0000bc', 'a","b|c', 'a|b","c'];
    const items = keys.map((key) => sample(key.slice(0, key.indexOf('|')), key.slice(key.indexOf('|') + 1)));
    for (const item of items) await table.put(item, 'absent');
    expect(await table.getBatch(items)).toStrictEqual(items);
  });

  it('reads a batch in the order of the keys, with gaps and repetitions', async () => {
    const { table } = given();
    const [a, b] = [sample('p', 'a'), sample('q', 'b')];
    await table.put(a, 'absent');
    await table.put(b, 'absent');
    const keys = [b, { pk: 'p', sk: 'missing' }, a, b].map(({ pk, sk }) => ({ pk, sk }));
    expect(await table.getBatch(keys)).toStrictEqual([b, undefined, a, b]);
    expect(await table.getBatch([])).toStrictEqual([]);
    expect(await nameOfRefusal(table.getBatch([a, { pk: '', sk: 'b' }]))).toBe('key-invalid');
  });

  it('reads batches of more items and more bytes than DynamoDB answers at once', async () => {
    const { table } = given();
    const big = Array.from({ length: 45 }, (_, at) =>
      sample('big', `${at}`, { body: { t: 'x'.repeat(399_000) } }),
    );
    for (const item of big) await table.put(item, 'absent');
    const small = Array.from({ length: 205 }, (_, at) => sample('small', `${at}`));
    for (let at = 0; at < small.length; at += 100) {
      const actions = small
        .slice(at, at + 100)
        .map((item) => ({ action: 'put', item, expected: 'absent' }) as const);
      await table.transact(actions);
    }
    expect(await table.getBatch([...big, ...small])).toStrictEqual([...big, ...small]);
  });
};
