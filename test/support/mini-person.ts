import fc from 'fast-check';

const otherBenefit = fc.record(
  {
    code: fc.constantFrom('old-age', 'orphan', 'pension', 'elder-care', 'cadre', 'young'),
    monthlyAmount: fc.integer({ min: 0, max: 30_000 }).map((fen) => (fen / 100).toFixed(2)),
    choice: fc.constantFrom('own', 'other'),
  },
  { requiredKeys: ['code', 'monthlyAmount', 'choice'] },
);
const splitBenefit = fc.record({ code: fc.constant('split'), part: fc.constantFrom('living', 'nursing') });

/** Persons of the mini nation of whom everything is known. */
export const anyPerson: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    'certificate.kind': fc.constantFrom('disability', 'veteran'),
    'certificate.category': fc.constantFrom('mental', 'vision', 'multiple'),
    'certificate.level': fc.integer({ min: 1, max: 4 }),
    'certificate.components': fc.array(
      fc.record({
        category: fc.constantFrom('mental', 'vision', 'hearing'),
        level: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    'certificate.status': fc.constantFrom('valid', 'valid', 'valid', 'expired'),
    'livelihood.status': fc.constantFrom('minimum-living', 'margin', 'none', 'extreme-poverty'),
    'person.birthDate': fc.constantFrom('1950-03-20', '1963-03-01', '1963-04-01', '2005-03-31', '2010-01-01'),
    'hukou.code': fc.constantFrom('500156', '500156', '500156003', '110101'),
    'hukou.area': fc.constantFrom('urban', 'rural'),
    'household.disabledMembers': fc.integer({ min: 1, max: 4 }),
    'household.incomePerHead': fc.constantFrom('0', '750.00', '750.01', '980.25', '980.26', '5000'),
    'income.fixed': fc.boolean(),
    otherBenefits: fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: otherBenefit }, splitBenefit), {
      maxLength: 3,
      selector: ({ code }) => code,
    }),
  })
  .map((person): Record<string, unknown> => person);

/** A person and the part of what is true of them that somebody knows. */
export const partlyKnown = fc.tuple(anyPerson, fc.infiniteStream(fc.boolean())).map(([person, isKnown]) => ({
  person,
  known: Object.fromEntries(Object.entries(person).filter(() => isKnown.next().value)),
}));
