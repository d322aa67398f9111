import { expect, it } from 'vitest';
import { nameOfRefusal, sample, type TableUnderTest } from '../../support/item-table-samples.ts';

const rounds = 200;
const key = { pk: 'case', sk: 'meta' };

const outcomes = async (operations: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.all(operations.map(nameOfRefusal))).sort();

export const racesContract = (given: () => TableUnderTest): void => {
  it('lets one of two writers with the same revision win, round after round', async () => {
    const { table } = given();
    await table.put(sample(key.pk, key.sk, { body: { by: 'a' } }), 'absent');
    for (let revision = 1; revision <= rounds; revision++) {
      const writes = ['a', 'b'].map((by) =>
        table.put(sample(key.pk, key.sk, { revision: revision + 1, body: { by } }), revision),
      );
      expect(await outcomes(writes)).toStrictEqual(['accepted', 'revision-conflict']);
      expect((await table.get(key))?.revision).toBe(revision + 1);
    }
  });

  it('lets one of many create an item', async () => {
    const { table } = given();
    for (let round = 0; round < 20; round++) {
      const writes = Array.from({ length: 10 }, (_, by) =>
        table.put(sample('new', `${round}`, { body: { by } }), 'absent'),
      );
      const [first, ...others] = await outcomes(writes);
      expect(first).toBe('accepted');
      expect(new Set(others)).toStrictEqual(new Set(['revision-conflict']));
    }
  });

  it('lets one of two deciding transactions win, with one event and one outbox row', async () => {
    const { table } = given();
    await table.put(sample(key.pk, key.sk), 'absent');
    for (let revision = 1; revision <= rounds; revision++) {
      const decisions = ['a', 'b'].map((by) =>
        table.transact([
          {
            action: 'put',
            item: sample(key.pk, key.sk, { revision: revision + 1, body: { by } }),
            expected: revision,
          },
          { action: 'put', item: sample('events', `${revision}-${by}`), expected: 'absent' },
          { action: 'put', item: sample('outbox', `${revision}-${by}`), expected: 'absent' },
        ]),
      );
      expect(await outcomes(decisions)).toStrictEqual(['accepted', 'revision-conflict']);
    }
    for (const pk of ['events', 'outbox']) {
      const { items } = await table.query({ pk, limit: 1000 });
      expect(new Set(items.map(({ sk }) => sk.split('-')[0])).size).toBe(rounds);
      expect(items).toHaveLength(rounds);
    }
  });
};
