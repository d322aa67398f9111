import { beforeEach, expect, it } from 'vitest';
import type { Query } from '../../../functions/adapters/item-table/item-table.ts';
import {
  nameOfRefusal,
  readPages,
  sample,
  sortKeysOf,
  type TableUnderTest,
} from '../../support/item-table-samples.ts';

// UTF-16 order puts 😀 and 𠀀 before U+E000 and U+FFFD; UTF-8 order, the one wanted, puts them last.
const inByteOrder = [
  ...[
    '\u0000',
    ' ',
    '#',
    '0',
    '10',
    '9',
    'A',
    'Z',
    '_',
    'a',
    'a\u0000',
    'ab',
    'b',
    'é',
    '中',
    '中国',
    '惠',
    '泽',
  ],
  ...[
    '\ud7ff',
    '\ue000',
    '\uff21',
    '\ufffd',
    '\uffff',
    '😀',
    '😀a',
    '𠀀',
    '\u{10ffff}',
    '\u{10ffff}\u{10ffff}',
  ],
];

const shuffled = [...inByteOrder].sort((a, b) => a.length - b.length || (a < b ? 1 : -1));

export const queriesContract = (given: () => TableUnderTest): void => {
  beforeEach(async () => {
    const { table } = given();
    for (const sk of shuffled) {
      await table.put(sample('p', sk, { indexes: { gsi1: { pk: 'i', sk } } }), 'absent');
    }
    await table.put(sample('q', 'other', { indexes: { gsi2: { pk: 'i', sk: 'other' } } }), 'absent');
  });

  const sortKeys = async (query: Partial<Query>): Promise<string[]> =>
    sortKeysOf((await given().table.query({ pk: 'p', limit: 100, ...query })).items);

  it('is about text that two orders sort differently', () => {
    const bytes = (text: string) => Buffer.from(text, 'utf8');
    expect([...shuffled].sort((a, b) => Buffer.compare(bytes(a), bytes(b)))).toStrictEqual(inByteOrder);
    expect([...shuffled].sort()).not.toStrictEqual(inByteOrder);
  });

  it('lists a partition in the order of UTF-8 bytes, and backwards', async () => {
    expect(await sortKeys({})).toStrictEqual(inByteOrder);
    expect(await sortKeys({ order: 'ascending' })).toStrictEqual(inByteOrder);
    expect(await sortKeys({ order: 'descending' })).toStrictEqual(inByteOrder.toReversed());
    expect(await sortKeys({ pk: 'missing' })).toStrictEqual([]);
  });

  it('lists a partition of an index in the same order', async () => {
    expect(await sortKeys({ index: 'gsi1', pk: 'i' })).toStrictEqual(inByteOrder);
    expect(await sortKeys({ index: 'gsi1', pk: 'i', order: 'descending' })).toStrictEqual(
      inByteOrder.toReversed(),
    );
    expect(await sortKeys({ index: 'gsi2', pk: 'i' })).toStrictEqual(['other']);
    expect(await sortKeys({ index: 'gsi3', pk: 'i' })).toStrictEqual([]);
  });

  it.each(['a', '中', '\ud7ff', '\uffff', '😀', '\u{10ffff}', '\u{10ffff}\u{10ffff}', 'none'])(
    'lists by the prefix %j',
    async (prefix) => {
      const wanted = inByteOrder.filter((sk) => sk.startsWith(prefix));
      expect(await sortKeys({ sk: { prefix } })).toStrictEqual(wanted);
      expect(await sortKeys({ index: 'gsi1', pk: 'i', sk: { prefix } })).toStrictEqual(wanted);
    },
  );

  it('lists by a range, both ends included', async () => {
    const slice = (from: string, through: string) =>
      inByteOrder.slice(inByteOrder.indexOf(from), inByteOrder.indexOf(through) + 1);
    for (const on of [{}, { index: 'gsi1', pk: 'i' }] as const) {
      const range = { from: '惠', through: '😀' };
      expect(await sortKeys({ ...on, sk: range })).toStrictEqual(slice('惠', '😀'));
      expect(await sortKeys({ ...on, sk: range, order: 'descending' })).toStrictEqual(
        slice('惠', '😀').toReversed(),
      );
      expect(await sortKeys({ ...on, sk: { from: '\ufffd' } })).toStrictEqual(inByteOrder.slice(-7));
      expect(await sortKeys({ ...on, sk: { through: '9' } })).toStrictEqual(slice('\u0000', '9'));
      expect(await sortKeys({ ...on, sk: { from: 'A', through: 'A' } })).toStrictEqual(['A']);
      expect(await sortKeys({ ...on, sk: { from: 'b', through: 'a' } })).toStrictEqual([]);
      expect(await sortKeys({ ...on, sk: {} })).toStrictEqual(inByteOrder);
    }
  });

  it.each(['ascending', 'descending'] as const)('gives each item once, page by page, %s', async (order) => {
    const wanted = order === 'ascending' ? inByteOrder : inByteOrder.toReversed();
    for (const on of [{ pk: 'p' }, { index: 'gsi1', pk: 'i' }] as const) {
      for (const limit of [1, 3, 14, 28]) {
        const pages = await readPages(given().table, { ...on, limit, order });
        expect(pages.map(({ length }) => length)).toStrictEqual(
          Array((wanted.length / limit) | 0)
            .fill(limit)
            .concat(wanted.length % limit === 0 ? [] : [wanted.length % limit]),
        );
        expect(sortKeysOf(pages.flat())).toStrictEqual(wanted);
      }
    }
  });

  it('has a cursor only if more items follow within the condition', async () => {
    const { table } = given();
    expect(await table.query({ pk: 'p', sk: { prefix: 'a' }, limit: 3 })).not.toHaveProperty('next');
    const page = await table.query({ pk: 'p', sk: { prefix: 'a' }, limit: 2 });
    expect(page.next).toStrictEqual({ pk: 'p', sk: 'a\u0000' });
    const onIndex = await table.query({ index: 'gsi1', pk: 'i', sk: { through: ' ' }, limit: 1 });
    expect(onIndex.next).toStrictEqual({ pk: 'p', sk: '\u0000', indexSk: '\u0000' });
  });

  it('goes on after a cursor whose item is gone', async () => {
    const { table } = given();
    const query = { pk: 'p', limit: 5 };
    const { next } = await table.query(query);
    if (next === undefined) throw new Error('there are more than five items');
    await table.delete(next, 1);
    expect(sortKeysOf((await table.query({ ...query, after: next })).items)).toStrictEqual(
      inByteOrder.slice(5, 10),
    );
  });

  it('refuses a cursor of another query, a bad limit and impossible keys', async () => {
    const { table } = given();
    const refusals: readonly Partial<Query>[] = [
      { after: { pk: 'q', sk: 'a' } },
      { after: { pk: 'p', sk: 'a', indexSk: 'a' } },
      { after: { pk: 'p', sk: 'b' }, sk: { prefix: 'a' } },
      { after: { pk: 'p', sk: 'b' }, sk: { through: 'a' } },
      { after: { pk: 'p', sk: 'a' }, index: 'gsi1', pk: 'i' },
      ...[0, -1, 1.5, 1001, Number.NaN].map((limit) => ({ limit })),
    ];
    for (const query of refusals) {
      expect(await nameOfRefusal(table.query({ pk: 'p', limit: 10, ...query }))).toBe('query-invalid');
    }
    const keys: readonly Partial<Query>[] = [
      { pk: '' },
      { sk: { prefix: '' } },
      { sk: { from: '' } },
      { sk: { through: 'x'.repeat(1025) } },
      { after: { pk: 'p', sk: '' } },
    ];
    for (const query of keys) {
      expect(await nameOfRefusal(table.query({ pk: 'p', limit: 10, ...query }))).toBe('key-invalid');
    }
  });
};
