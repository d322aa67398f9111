import { expect, it } from 'vitest';
import { readPages, sample, sortKeysOf, type TableUnderTest } from '../../support/item-table-samples.ts';

export const indexPagesContract = (given: () => TableUnderTest): void => {
  it.each(['ascending', 'descending'] as const)(
    'pages through items that share an index key, %s',
    async (order) => {
      const { table } = given();
      const items = Array.from({ length: 57 }, (_, n) =>
        sample(`case#${n % 7}`, `event#${n}`, {
          indexes: { gsi1: { pk: 'due', sk: `2023-03-${20 + (n % 3)}` } },
        }),
      );
      for (const item of items) await table.put(item, 'absent');
      const pages = await readPages(table, { index: 'gsi1', pk: 'due', limit: 10, order });
      expect(pages.map(({ length }) => length)).toStrictEqual([10, 10, 10, 10, 10, 7]);
      expect(sortKeysOf(pages.flat()).sort()).toStrictEqual(sortKeysOf(items).sort());
      const days = pages.flat().map((item) => item.indexes?.gsi1?.sk ?? '');
      expect(days).toStrictEqual(order === 'ascending' ? days.toSorted() : days.toSorted().toReversed());
    },
  );

  it('moves an item in an index with each write, and out of it with a delete', async () => {
    const { table } = given();
    const inQueue = (pk: string) => table.query({ index: 'gsi2', pk, limit: 10 });
    const item = sample('case', 'meta', { indexes: { gsi2: { pk: 'township', sk: '1' } } });
    await table.put(item, 'absent');
    expect(await inQueue('township')).toStrictEqual({ items: [item] });
    const moved = { ...item, revision: 2, indexes: { gsi2: { pk: 'federation', sk: '1' } } };
    await table.put(moved, 1);
    expect(await inQueue('township')).toStrictEqual({ items: [] });
    expect(await inQueue('federation')).toStrictEqual({ items: [moved] });
    await table.delete(item, 2);
    expect(await inQueue('federation')).toStrictEqual({ items: [] });
  });

  it('fills a page with more than the megabyte DynamoDB reads at once', async () => {
    const { table } = given();
    const items = Array.from({ length: 8 }, (_, n) =>
      sample('big', `${n}`, {
        indexes: { gsi3: { pk: 'big', sk: `${n}` } },
        body: { text: 'x'.repeat(390_000) },
      }),
    );
    for (const item of items) await table.put(item, 'absent');
    for (const on of [{ pk: 'big' }, { index: 'gsi3', pk: 'big' }] as const) {
      expect(await table.query({ ...on, limit: 8 })).toStrictEqual({ items });
      const pages = await readPages(table, { ...on, limit: 5, order: 'descending' });
      expect(pages).toStrictEqual([items.slice(3).toReversed(), items.slice(0, 3).toReversed()]);
    }
  });
};
