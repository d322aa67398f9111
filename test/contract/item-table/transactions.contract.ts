import { expect, it } from 'vitest';
import type { Action } from '../../../functions/adapters/item-table/item-table.ts';
import { nameOfRefusal, refusalOf, sample, type TableUnderTest } from '../../support/item-table-samples.ts';

const item = (sk: string, revision = 1) =>
  sample('case', sk, { revision, indexes: { gsi1: { pk: 'all', sk } } });
const key = (sk: string) => ({ pk: 'case', sk });
const create = (sk: string): Action => ({ action: 'put', item: item(sk), expected: 'absent' });

export const transactionsContract = (given: () => TableUnderTest): void => {
  const everything = async () => (await given().table.query({ index: 'gsi1', pk: 'all', limit: 1000 })).items;

  it('does puts, deletes and checks together', async () => {
    const { table } = given();
    await table.transact([create('case'), create('draft'), create('policy')]);
    await table.transact([
      { action: 'put', item: item('case', 2), expected: 1 },
      { action: 'delete', key: key('draft'), expected: 1 },
      { action: 'check', key: key('policy'), expected: 1 },
      { action: 'check', key: key('waiver'), expected: 'absent' },
      create('event#1'),
    ]);
    expect(await everything()).toStrictEqual([item('case', 2), item('event#1'), item('policy')]);
  });

  it('does nothing if one condition fails, and names each item in the way', async () => {
    const { table } = given();
    await table.transact([create('case'), create('draft'), create('policy')]);
    const before = await everything();
    const refusal = await refusalOf(
      table.transact([
        create('event#1'),
        { action: 'put', item: item('case', 3), expected: 2 },
        { action: 'delete', key: key('draft'), expected: 1 },
        { action: 'check', key: key('policy'), expected: 'absent' },
        { action: 'delete', key: key('missing'), expected: 1 },
        create('event#2'),
      ]),
    );
    expect(refusal?.name).toBe('revision-conflict');
    expect(refusal?.keys).toStrictEqual([key('case'), key('policy'), key('missing')]);
    expect(await everything()).toStrictEqual(before);
  });

  it('leaves nothing of a transaction that fails at its last of many actions', async () => {
    const { table } = given();
    await table.put(item('taken'), 'absent');
    const actions = [...Array.from({ length: 99 }, (_, n) => create(`event#${n}`)), create('taken')];
    expect((await refusalOf(table.transact(actions)))?.keys).toStrictEqual([key('taken')]);
    expect(await everything()).toStrictEqual([item('taken')]);
  });

  it('takes 1 to 100 actions', async () => {
    const { table } = given();
    const actions = Array.from({ length: 101 }, (_, n) => create(`event#${n}`));
    expect(await nameOfRefusal(table.transact([]))).toBe('transaction-invalid');
    expect(await nameOfRefusal(table.transact(actions))).toBe('transaction-invalid');
    expect(await everything()).toStrictEqual([]);
    await table.transact(actions.slice(0, 100));
    expect(await everything()).toHaveLength(100);
  });

  it('takes one action on an item', async () => {
    const refusal = await refusalOf(
      given().table.transact([
        create('case'),
        create('event'),
        { action: 'check', key: key('case'), expected: 1 },
      ]),
    );
    expect(refusal?.name).toBe('transaction-invalid');
    expect(refusal?.keys).toStrictEqual([key('case')]);
  });

  it('takes 4 MB in all', async () => {
    const { table } = given();
    // Beside its text such an item has 16 bytes of names, 4 of key, a number of 21, and {"text":""}.
    const ofBytes = (sk: string, bytes: number): Action => ({
      action: 'put',
      item: sample('big', sk, { body: { text: 'x'.repeat(bytes - 52) } }),
      expected: 'absent',
    });
    const ten = Array.from('abcdefghij', (sk) => ofBytes(sk, 409_600));
    const left = 4_194_304 - 10 * 409_600 - 11 * 256; // 256 are set aside for the condition of each
    const refusal = await refusalOf(table.transact([...ten, ofBytes('k', left + 1)]));
    expect(refusal?.name).toBe('transaction-invalid');
    expect(refusal?.message).toBe('the transaction has 4194305 bytes; at most 4194304 fit');
    await table.transact([...ten, ofBytes('k', left)]);
    expect((await table.query({ pk: 'big', limit: 20 })).items).toHaveLength(11);
  });
};
