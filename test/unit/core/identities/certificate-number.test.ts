import { describe, expect, it } from 'vitest';
import {
  CERTIFICATE_CATEGORIES,
  parseCertificateNumber,
} from '../../../../functions/core/identities/certificate-number.ts';
import {
  syntheticCertificateNumber,
  syntheticIdentity,
} from '../../../../functions/core/identities/synthetic-identity.ts';
import { Refusal } from '../../../../functions/core/shared/refusal.ts';
import { today } from './synthetic.ts';

const { residentId } = syntheticIdentity('certificate');

const codesOf = (text: string): string[] => {
  try {
    parseCertificateNumber(text, today);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(JSON.stringify([error.message, error.items])).not.toContain(residentId.slice(6, 14));
    return error.items.map(({ code }) => code);
  }
};

describe('a certificate number', () => {
  it('states its person, category and level', () => {
    CERTIFICATE_CATEGORIES.forEach((category, at) => {
      for (const level of [1, 2, 3, 4]) {
        const number = parseCertificateNumber(syntheticCertificateNumber(residentId, at + 1, level), today);
        expect([number.residentId.reveal(), number.category, number.level]).toEqual([
          residentId,
          category,
          level,
        ]);
      }
    });
    expect(CERTIFICATE_CATEGORIES[3]).toBe('physical');
  });

  it('may be longer on a card that was issued again', () => {
    expect(parseCertificateNumber(`${residentId}41B1`, today).level).toBe(1);
    expect(parseCertificateNumber(`${residentId}4101`, today).category).toBe('physical');
  });

  it.each([
    ['shorter than 20', residentId, ['certificate-number-length']],
    ['longer than 26', `${residentId}410000000`, ['certificate-number-length']],
    ['of category 0', `${residentId}01`, ['certificate-number-category']],
    ['of category 8', `${residentId}81`, ['certificate-number-category']],
    ['of level 5', `${residentId}45`, ['certificate-number-level']],
    [
      'of category 9 and level 0',
      `${residentId}90`,
      ['certificate-number-category', 'certificate-number-level'],
    ],
    ['on a wrong resident ID', `${residentId.slice(0, 17)}*41`, ['resident-id-characters']],
  ])('is refused when it is %s', (_what, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('shows category and level, not the person', () => {
    const masked = `${residentId.slice(0, 3)}***********${residentId.slice(-4)}41`;
    expect(`${parseCertificateNumber(`${residentId}41`, today)}`).toBe(masked);
    expect(JSON.stringify(parseCertificateNumber(`${residentId}41`, today))).toBe(`"${masked}"`);
  });
});
