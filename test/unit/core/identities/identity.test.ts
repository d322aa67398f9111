import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdentity, plainIdentityOf } from '../../../../functions/core/identities/identity.ts';
import { syntheticIdentity } from '../../../../functions/core/identities/synthetic-identity.ts';
import { maskedIdentity, viewIdentity } from '../../../../functions/core/identities/view-identity.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import { anySyntheticIdentity, today } from './synthetic.ts';

const plain = syntheticIdentity('identity');

const itemsOf = (change: Partial<typeof plain>): string[][] => {
  try {
    parseIdentity({ ...plain, ...change }, today, '/person');
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.items.map(({ pointer, code }) => [pointer, code]);
  }
};

describe('an identity', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(anySyntheticIdentity, (identity) => {
        expect(plainIdentityOf(parseIdentity(identity, today))).toEqual(identity);
      }),
    );
  });

  it('is the same for the same seed and another for another', () => {
    expect(syntheticIdentity(7)).toEqual(syntheticIdentity(7));
    expect(new Set(Array.from({ length: 500 }, (_, seed) => syntheticIdentity(seed).residentId)).size).toBe(
      500,
    );
  });

  it('belongs to no district that exists', () => {
    fc.assert(
      fc.property(anySyntheticIdentity, ({ residentId }) => {
        expect(residentId).toMatch(/^99/);
      }),
    );
  });

  it('is refused place by place', () => {
    expect(itemsOf({ name: ' ' })).toEqual([['/person/name', 'name-characters']]);
    expect(itemsOf({ name: '张三<script>' })).toEqual([['/person/name', 'name-characters']]);
    expect(itemsOf({ name: '张'.repeat(65) })).toEqual([['/person/name', 'name-characters']]);
    expect(itemsOf({ phone: 'none', residentId: '1' })).toEqual([
      ['/person/residentId', 'resident-id-length'],
      ['/person/phone', 'phone-characters'],
    ]);
  });

  it('takes names of all peoples', () => {
    for (const name of ['阿卜杜·热合曼', '欧阳小丽', '𠮷田', 'Anna-Maria O’Neill'])
      expect(itemsOf({ name })).toEqual([]);
  });

  it('is printed without name, number or phone', () => {
    fc.assert(
      fc.property(anySyntheticIdentity, (person) => {
        const identity = parseIdentity(person, today);
        const printed = [JSON.stringify(identity), inspect(identity, { depth: 9, showHidden: true })].join();
        for (const part of Object.values(person)) expect(printed).not.toContain(part);
      }),
    );
  });
});

describe('a view of an identity', () => {
  it('shows each role as much as it needs', () => {
    expect(viewIdentity(plain, 'full')).toEqual(plain);
    expect(viewIdentity(plain, 'masked')).toEqual({
      name: `${plain.name[0]}*${plain.name[2]}`,
      residentId: `${plain.residentId.slice(0, 3)}***********${plain.residentId.slice(-4)}`,
      phone: `${plain.phone.slice(0, 3)}****${plain.phone.slice(-4)}`,
    });
    expect(viewIdentity(plain, 'notice')).toEqual({ name: `${plain.name[0]}*${plain.name[2]}` });
    expect(viewIdentity(plain, 'none')).toEqual({});
  });

  it('stays the same when masked twice', () => {
    fc.assert(
      fc.property(anySyntheticIdentity, (identity) => {
        const once = maskedIdentity(identity);
        expect(maskedIdentity(once)).toEqual(once);
      }),
    );
  });
});
