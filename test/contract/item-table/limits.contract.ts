import { expect, it } from 'vitest';
import { nameOfRefusal, refusalOf, sample, type TableUnderTest } from '../../support/item-table-samples.ts';

const withText = (text: string) => sample('p', 's', { body: { text } });

// pk, sk, revision, body (16 bytes of names), p and s (2), a number (21), {"text":""} (11).
const overhead = 16 + 2 + 21 + 11;

export const limitsContract = (given: () => TableUnderTest): void => {
  it('takes an item of 400 KB and refuses one byte more', async () => {
    const { table } = given();
    const most = withText('x'.repeat(409_600 - overhead));
    await table.put(most, 'absent');
    expect(await table.get(most)).toStrictEqual(most);
    const refusal = await refusalOf(table.put(withText('x'.repeat(409_601 - overhead)), 'absent'));
    expect(refusal?.name).toBe('item-too-large');
    expect(refusal?.keys).toStrictEqual([{ pk: 'p', sk: 's' }]);
    expect(refusal?.message).toBe('the item has 409601 bytes; at most 409600 fit');
  });

  it('counts bytes of UTF-8, not characters', async () => {
    const { table } = given();
    expect(await nameOfRefusal(table.put(withText('惠'.repeat(136_516)), 'absent'))).toBe('accepted');
    expect(
      await nameOfRefusal(table.put(sample('p', 't', { body: { text: '惠'.repeat(136_517) } }), 'absent')),
    ).toBe('item-too-large');
  });

  it('counts index keys', async () => {
    const indexes = { gsi1: { pk: 'x'.repeat(2048), sk: 'y' } };
    const item = { ...withText('x'.repeat(409_600 - overhead)), indexes };
    expect(await nameOfRefusal(given().table.put(item, 'absent'))).toBe('item-too-large');
  });

  it('takes keys of 2048 and 1024 bytes and refuses one byte more', async () => {
    const { table } = given();
    const [longest, longestSort] = [`${'惠'.repeat(682)}xx`, `${'惠'.repeat(341)}x`];
    const key = { pk: longest, sk: longestSort };
    const item = { ...sample(key.pk, key.sk), indexes: { gsi1: key, gsi2: key, gsi3: key } };
    await table.put(item, 'absent');
    expect(await table.get(key)).toStrictEqual(item);
    expect(
      await table.query({ index: 'gsi3', pk: longest, sk: { from: longestSort }, limit: 1 }),
    ).toStrictEqual({
      items: [item],
    });
    for (const wrong of [
      { ...key, pk: `${longest}x` },
      { ...key, sk: `${longestSort}x` },
    ]) {
      expect(await nameOfRefusal(table.put(sample(wrong.pk, wrong.sk), 'absent'))).toBe('key-invalid');
      expect(
        await nameOfRefusal(table.put({ ...sample('p', 's'), indexes: { gsi2: wrong } }, 'absent')),
      ).toBe('key-invalid');
    }
  });

  it.each([
    { pk: '', sk: 's' },
    { pk: 'p', sk: '' },
    { pk: 'p\ud83d', sk: 's' },
    { pk: 'p', sk: '\ude00s' },
  ])('refuses the key %j everywhere', async (wrong) => {
    const { table } = given();
    const item = sample(wrong.pk, wrong.sk);
    const operations = [
      table.get(wrong),
      table.getBatch([wrong]),
      table.put(item, 'absent'),
      table.put({ ...sample('p', 's'), indexes: { gsi1: wrong } }, 'absent'),
      table.delete(wrong, 1),
      table.transact([{ action: 'check', key: wrong, expected: 'absent' }]),
    ];
    expect(new Set(await Promise.all(operations.map(nameOfRefusal)))).toStrictEqual(new Set(['key-invalid']));
  });
};
