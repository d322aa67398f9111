import { describe, expect, it } from 'vitest';
import { keepOpened, openedTexts } from '../../../../functions/adapters/identity/opened-texts.ts';
import { deflatedRow, openedDeflatedRow } from '../../../../functions/adapters/stores/deflated-row.ts';
import { openedRow, sealedRow } from '../../../../functions/adapters/stores/sealed-row.ts';
import { oneKeyRing } from '../../../support/case-world.ts';

const key = { pk: 'person#1', sk: 'dossier' };
const kinds = [
  ['sealed', sealedRow, openedRow],
  ['deflated', deflatedRow, openedDeflatedRow],
] as const;

describe.each(kinds)('rows that are %s and stay open', (_, seal, open) => {
  it('give what they hold to each reader as his own', async () => {
    const ring = oneKeyRing();
    keepOpened(ring, 10_000);
    const row = await seal(ring, key, 1, { entries: ['武隆'] });
    const [one, other] = [await open(ring, row), await open(ring, row)];
    expect(one).toEqual({ entries: ['武隆'] });
    expect(other).toEqual(one);
    expect(other).not.toBe(one);
  });

  it('are opened anew once they are written anew, and a changed character is still a fault', async () => {
    const ring = oneKeyRing();
    keepOpened(ring, 10_000);
    const row = await seal(ring, key, 1, { entries: ['before'] });
    const after = await seal(ring, key, 2, { entries: ['after'] });
    expect(await open(ring, after)).toEqual({ entries: ['after'] });
    expect(await open(ring, row)).toEqual({ entries: ['before'] });
    const data = String(row.body.data);
    const changed = `${data.slice(0, 20)}${data[20] === 'A' ? 'B' : 'A'}${data.slice(21)}`;
    await expect(open(ring, { ...row, body: { ...row.body, data: changed } })).rejects.toThrow(/sealed/);
    await expect(open(ring, { ...row, pk: 'person#2' })).rejects.toThrow(/another record/);
  });
});

describe('texts that stay open', () => {
  const sealed = (name: string) => ({ masterKeyId: 'm', wrapped: name, data: 'd'.repeat(40) });

  it('are those that were asked for last, as many as fit', () => {
    const ring = oneKeyRing();
    keepOpened(ring, 100);
    const texts = openedTexts(ring);
    for (const name of ['a', 'b']) texts.keep(name, sealed(name), 'text');
    texts.find('a', sealed('a'));
    texts.keep('c', sealed('c'), 'text');
    expect(['a', 'b', 'c'].map((name) => texts.find(name, sealed(name)))).toEqual([
      'text',
      undefined,
      'text',
    ]);
  });

  it('are none where nobody asked for it', async () => {
    const ring = oneKeyRing();
    openedTexts(ring).keep('a', sealed('a'), 'text');
    expect(openedTexts(ring).find('a', sealed('a'))).toBeUndefined();
  });
});
