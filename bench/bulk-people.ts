import type { EvaluationRequest } from '../functions/core/entitlements/evaluator.ts';

const CATEGORIES = ['vision', 'hearing', 'speech', 'physical', 'intellectual', 'mental'];
const LIVELIHOODS = ['minimum-living', 'minimum-living-margin', 'none', 'none', 'extreme-poverty'];
const OTHERS = [
  { code: 'old-age-allowance', monthlyAmount: '50.00' },
  { code: 'elder-care-service', monthlyAmount: '85.00' },
  { code: 'war-injury-pension', monthlyAmount: '1200.00' },
  { code: 'orphan' },
];

/** The person of a number in a county of Wulong's kind: every number another one, the same in every run. */
export function benchPerson(number: number): EvaluationRequest {
  const draw = (below: number, salt: number) => (Math.imul(number + salt, 2654435761) >>> 7) % below;
  const day = (first: number, years: number, salt: number) =>
    `${first + draw(years, salt)}-${String(1 + draw(12, salt + 1)).padStart(2, '0')}-${String(1 + draw(28, salt + 2)).padStart(2, '0')}`;
  const confirmed = `2023-03-${String(1 + draw(28, 3)).padStart(2, '0')}`;
  return {
    jurisdiction: '500156',
    month: '2023-03',
    knownOn: '2023-04-01',
    facts: {
      'certificate.kind': 'disability',
      'certificate.category': CATEGORIES[draw(6, 11)],
      'certificate.level': 1 + draw(4, 12),
      'certificate.status': draw(30, 13) === 0 ? 'frozen' : 'valid',
      'certificate.issuedOn': day(2012, 10, 14),
      'certificate.expiresOn': day(2023, 10, 17),
      'livelihood.status': LIVELIHOODS[draw(5, 20)],
      'person.birthDate': day(1930, 90, 21),
      'person.sex': draw(2, 24) === 0 ? 'female' : 'male',
      'hukou.code': draw(50, 25) === 0 ? '500102' : '500156',
      'hukou.area': draw(3, 26) === 0 ? 'urban' : 'rural',
      ...(draw(200, 27) === 0 && { 'person.diedOn': day(2023, 1, 28) }),
      otherBenefits: draw(6, 29) === 0 ? [OTHERS[draw(4, 30)]] : [],
    },
    factsAsOf: {
      'certificate.status': confirmed,
      'certificate.level': confirmed,
      'livelihood.status': confirmed,
    },
  };
}
