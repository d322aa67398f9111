import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthOnOf, parseResidentId, sexOf } from '../../../../functions/core/identities/resident-id.ts';
import { checkDigitOf } from '../../../../functions/core/identities/resident-id-digits.ts';
import { residentIdFaults } from '../../../../functions/core/identities/resident-id-faults.ts';
import { syntheticIdentity } from '../../../../functions/core/identities/synthetic-identity.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import { anySyntheticIdentity, today } from './synthetic.ts';

const withCheckDigit = (digits: string) => digits + checkDigitOf(digits);
const codesOf = (text: string, on = today) => residentIdFaults(text, on, '').map(({ code }) => code);

describe('a resident ID', () => {
  it('has the check digit of the example in GB 11643-1999, annex A', () => {
    // Printed in the standard; nobody's number.
    expect(checkDigitOf('11010519491231002')).toBe('X');
    expect(checkDigitOf('44052418800101001')).toBe('4');
  });

  it('is accepted whenever it was made by the project', () => {
    fc.assert(
      fc.property(anySyntheticIdentity, ({ residentId }) => {
        expect(codesOf(residentId)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused when any one character is another', () => {
    fc.assert(
      fc.property(
        anySyntheticIdentity,
        fc.nat(17),
        fc.integer({ min: 1, max: 9 }),
        ({ residentId }, at, by) => {
          const found = residentId[at] === 'X' ? 10 : Number(residentId[at]);
          const other = String((found + by) % 10);
          expect(codesOf(residentId.slice(0, at) + other + residentId.slice(at + 1))).not.toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes a small x as the capital one', () => {
    const id = withCheckDigit('99000019900101001');
    const withX = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
      .map((digit) => withCheckDigit(`9900001990010100${digit}`))
      .find((one) => one.endsWith('X'));
    expect(id).toHaveLength(18);
    expect(withX).toBeDefined();
    expect(parseResidentId(String(withX).toLowerCase(), today).reveal()).toBe(withX);
  });

  it.each([
    ['17 characters', '99000019900101001', ['resident-id-length']],
    ['a first-generation number of 15', '990000900101001', ['resident-id-length']],
    ['nothing', '', ['resident-id-length']],
    ['a space before it', ` ${withCheckDigit('99000019900101001')}`, ['resident-id-length']],
    ['an X in the middle', '9900001990X1010019', ['resident-id-characters']],
    ['full-width digits', '９９００００１９９００１０１００１９', ['resident-id-characters']],
    ['a 30 February', withCheckDigit('99000019900230001'), ['resident-id-birth-date']],
    ['a 29 February of 1900', withCheckDigit('99000019000229001'), ['resident-id-birth-date']],
    ['a month 13', withCheckDigit('99000019901301001'), ['resident-id-birth-date']],
    ['a birth tomorrow', withCheckDigit('99000020230321001'), ['resident-id-birth-date']],
    ['a birth in 1800', withCheckDigit('99000018000101001'), ['resident-id-birth-date']],
  ])('is refused with %s', (_what, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('is accepted from the day of birth on', () => {
    const bornToday = withCheckDigit('99000020230320001');
    expect(codesOf(bornToday, '2023-03-20')).toEqual([]);
    expect(codesOf(bornToday, '2023-03-19')).toEqual(['resident-id-birth-date']);
  });

  it('is told all that is wrong at once', () => {
    const { residentId } = syntheticIdentity('all', { bornOn: '1990-01-01' });
    const wrong = `${residentId.slice(0, 10)}1399${residentId.slice(14)}`;
    expect(codesOf(wrong)).toEqual(['resident-id-birth-date', 'resident-id-check-digit']);
  });

  it('is in no refusal, whatever is wrong with it', () => {
    const anyText = fc.oneof(
      anySyntheticIdentity.map(({ residentId }) =>
        residentId.replace(/.$/, (last) => (last === '1' ? '2' : '1')),
      ),
      anySyntheticIdentity.map(({ residentId }) => residentId.slice(0, 17)),
      anySyntheticIdentity.map(({ residentId }) => `${residentId.slice(0, 10)}0230${residentId.slice(14)}`),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const refusal = refusalOf(() => parseResidentId(text, today));
        expect(refusal.name).toBe('identity-invalid');
        const told = JSON.stringify([refusal.message, refusal.items, inspect(refusal)]);
        for (let at = 0; at + 4 <= text.length; at++) {
          // Four digits in a row could only be the year of the day as of which it is checked, or of the old cards.
          const part = text.slice(at, at + 4);
          if (!['2023', '2013'].includes(part)) expect(told.replaceAll(/:\d+:\d+/g, '')).not.toContain(part);
        }
      }),
    );
  });

  it('states day of birth and sex', () => {
    const woman = parseResidentId(
      syntheticIdentity(1, { bornOn: '1961-07-09', sex: 'female' }).residentId,
      today,
    );
    const man = parseResidentId(
      syntheticIdentity(2, { bornOn: '2000-02-29', sex: 'male' }).residentId,
      today,
    );
    expect([birthOnOf(woman), sexOf(woman)]).toEqual(['1961-07-09', 'female']);
    expect([birthOnOf(man), sexOf(man)]).toEqual(['2000-02-29', 'male']);
  });

  it('shows itself masked however it is printed', () => {
    const { residentId } = syntheticIdentity(3);
    const parsed = parseResidentId(residentId, today);
    const masked = `${residentId.slice(0, 3)}***********${residentId.slice(-4)}`;
    expect(`${parsed}`).toBe(masked);
    expect(JSON.stringify({ parsed })).toBe(JSON.stringify({ parsed: masked }));
    expect(inspect({ nested: [parsed] }, { depth: 9, showHidden: true })).toContain(masked);
    expect(inspect({ nested: [parsed] }, { depth: 9, showHidden: true })).not.toContain(residentId);
    expect(Object.values({ ...parsed })).not.toContain(residentId);
  });
});

function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was accepted');
}
