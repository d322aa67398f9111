import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberOfFifteen } from '../../../../functions/core/identities/number-of-fifteen.ts';
import { anySyntheticIdentity } from './synthetic.ts';

it('15 digits are the 18 characters of whoever was born in the twentieth century', () => {
  fc.assert(
    fc.property(anySyntheticIdentity, ({ residentId }) => {
      fc.pre(residentId.slice(6, 8) === '19' && !/^99[6-9]$/.test(residentId.slice(14, 17)));
      expect(numberOfFifteen(residentId.slice(0, 6) + residentId.slice(8, 17))).toBe(residentId);
    }),
  );
});

it.each(['990000050101996', '990000050101999', '99000019900101001', '9900001990010100', '', '十五'])(
  '%j stays as it is: the century is not known, or it has other characters',
  (text) => {
    expect(numberOfFifteen(text)).toBe(text);
  },
);
