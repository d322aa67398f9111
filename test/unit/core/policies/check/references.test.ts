import { describe, expect, it } from 'vitest';
import { brief, findingsOfCounty, findingsOfNation } from './checking.ts';

const CITE = 'luquan-1 一';
const POOR = 'benefits.living.classes.poor';

/** A class of the county with one comparison. */
const classWith = (when: unknown, amount: unknown = '90.00'): [string, unknown] => [
  'benefits.living.classes.own',
  { label: '本区', when, amount, cite: CITE },
];
const LEVEL_2 = { fact: 'certificate.level', operator: 'equal', value: 2 };
const OWN = '/benefits/living/classes/own';

describe('an id that nobody declares', () => {
  it.each<[string, [string, unknown], string, string | undefined]>([
    [
      'fact in a condition',
      classWith({ ...LEVEL_2, fact: 'certificate.lvl' }),
      `unknown-fact ${OWN}/when/fact`,
      'certificate.level',
    ],
    [
      'fact as an operand',
      classWith({ fact: 'household.income', operator: 'lessThan', value: { fact: 'household.incom' } }),
      `unknown-fact ${OWN}/when/value/fact`,
      'household.income',
    ],
    [
      'parameter in a condition',
      classWith({ fact: 'household.income', operator: 'lessThan', value: { parameter: 'treshold' } }),
      `unknown-parameter ${OWN}/when/value/parameter`,
      'threshold',
    ],
    [
      'shared condition',
      classWith({ condition: 'sever' }),
      `unknown-condition ${OWN}/when/condition`,
      'severe',
    ],
    [
      'parameter in an amount',
      classWith(LEVEL_2, { parameter: 'livin' }),
      `unknown-parameter ${OWN}/amount/parameter`,
      'living',
    ],
    [
      'parameter of a share',
      classWith(LEVEL_2, { percent: 20, of: 'livin' }),
      `unknown-parameter ${OWN}/amount/of`,
      'living',
    ],
    [
      'parameter deep in an amount',
      classWith(LEVEL_2, { maximum: ['1.00', { sum: ['1.00', { superior: 'livin' }] }] }),
      `unknown-parameter ${OWN}/amount/maximum/1/sum/1/superior`,
      'living',
    ],
    [
      'fact of an add-on',
      classWith(LEVEL_2, { to: '1.00', addOn: '1.00', when: { ...LEVEL_2, fact: 'person.ag' } }),
      `unknown-fact ${OWN}/amount/when/fact`,
      'person.age',
    ],
    [
      'factor fact',
      classWith(LEVEL_2, { multiply: '1.00', by: { fact: 'person.ages' } }),
      `unknown-fact ${OWN}/amount/by/fact`,
      'person.age',
    ],
    [
      'document',
      ['parameters.living.cite', ['luquan-1 一', 'nation-2 二']],
      'unknown-document /parameters/living/cite/1',
      'nation-1',
    ],
    [
      'other benefit',
      ['benefits.living.concurrence.pensions', { rule: 'allow', cite: CITE }],
      'unknown-other-benefit /benefits/living/concurrence/pensions',
      'pension',
    ],
    [
      'part of another benefit',
      ['benefits.living.concurrence.orphan', { part: 'ful', cite: CITE }],
      'unknown-part /benefits/living/concurrence/orphan/part',
      'full',
    ],
    [
      'register',
      ['materials.identity', { replaceableBy: ['hukous'] }],
      'unknown-register /materials/identity/replaceableBy/0',
      'hukou',
    ],
    [
      'register that supplies',
      ['facts[person.age]', { suppliedBy: ['register:hukuo'] }],
      'unknown-register /facts/person.age/suppliedBy/0',
      'hukou',
    ],
    [
      'benefit of a material',
      ['materials.identity', { for: ['livng'] }],
      'unknown-benefit /materials/identity/for/0',
      'living',
    ],
    [
      'class of a material',
      ['materials.identity', { for: ['living.por'] }],
      'unknown-class /materials/identity/for/0',
      'living.poor',
    ],
    [
      'fact of an event',
      ['events.cancelled', { fact: 'certificate.canceledOn', cite: CITE }],
      'unknown-fact /events/cancelled/fact',
      'certificate.cancelledOn',
    ],
    [
      'benefit of an event',
      ['events.cancelled', { benefits: ['nursing'], cite: CITE }],
      'unknown-benefit /events/cancelled/benefits/0',
      undefined,
    ],
    [
      'base of a derived fact',
      [
        'facts[person.months]',
        { label: 'x', schema: { type: 'integer' }, derived: { kind: 'age', from: 'person.birthdate' } },
      ],
      'unknown-fact /facts/person.months/derived/from',
      'person.birthDate',
    ],
  ])('%s is reported with the nearest one', (_, change, expected, nearest) => {
    const found = findingsOfCounty(change).filter(({ code }) => code !== 'unused');
    expect(brief(found)).toEqual([expected]);
    expect(found[0]?.nearest).toBe(nearest);
  });

  it('is found in tables, stages and texts too', () => {
    const table = {
      by: ['certificate.lvl'],
      rows: [{ id: 'a', when: [{ below: { parameter: 'old' } }], amount: '1.00', label: 'a' }],
      cite: CITE,
    };
    const stages = [
      {
        id: 'a',
        kind: 'review',
        owner: 'township',
        limit: null,
        check: ['livelihood.state'],
        sendBackTo: ['b'],
        cite: CITE,
      },
      {
        id: 'n',
        kind: 'public-notice',
        place: '村',
        limit: { workingDays: 1 },
        onObjection: 'c',
        cite: CITE,
      },
    ];
    expect(
      brief(
        findingsOfCounty(
          ['benefits.living.table', table],
          ['chains.standard.stages', stages],
          ['texts.decision', '{{ person }} {{montlyAmount}}'],
        ),
      ).sort(),
    ).toEqual([
      'unknown-fact /benefits/living/table/by/0',
      'unknown-fact /chains/standard/stages/0/check/0',
      'unknown-parameter /benefits/living/table/rows/0/when/0/below/parameter',
      'unknown-placeholder /texts/decision',
      'unknown-stage /chains/standard/stages/0/sendBackTo/0',
      'unknown-stage /chains/standard/stages/1/onObjection',
    ]);
  });

  it('can be one that no level above gives an amount for', () => {
    const found = findingsOfCounty(
      ['parameters.own', { amount: '1.00', cite: CITE }],
      classWith(LEVEL_2, { superior: 'own' }),
    );
    expect(brief(found)).toEqual([`unknown-parameter ${OWN}/amount/superior`]);
  });
});

describe('what a file removes', () => {
  it('must not be needed by what it inherits', () => {
    const found = findingsOfCounty(['conditions', { severe: null }], ['parameters.threshold', null]);
    expect(brief(found)).toEqual([
      'removed-but-used /parameters/threshold',
      'removed-but-used /conditions/severe',
    ]);
    expect(found[1]?.message.en).toContain('benefits.living.classes.low.when.all.2.condition');
  });

  it('may be a class that materials name, which is then not asked for', () => {
    expect(findingsOfCounty(['benefits.living.classes', { poor: null }])).toEqual([]);
  });
});

describe('an entry', () => {
  it('is complete once the levels above are put beneath it', () => {
    expect(brief(findingsOfCounty(['benefits.nursing', { label: '护理' }]))).toEqual([
      'incomplete-entry /benefits/nursing/select',
      'incomplete-entry /benefits/nursing/rounding',
      'incomplete-entry /benefits/nursing/unlisted',
    ]);
    expect(findingsOfCounty(['benefits.living.classes.poor', { label: '改名' }])).toEqual([]);
  });

  it.each([
    ['class', `${POOR}.cite`, '/benefits/living/classes/poor'],
    ['condition', 'conditions.severe.cite', '/conditions/severe'],
    ['parameter with a value', 'parameters.threshold.cite', '/parameters/threshold'],
    ['concurrence entry', 'benefits.living.concurrence.orphan.cite', '/benefits/living/concurrence/orphan'],
    ['event', 'events.cancelled.cite', '/events/cancelled'],
    ['material', 'materials.identity.cite', '/materials/identity'],
    ['time rule', 'time.accrual.cite', '/time/accrual'],
  ])('that cites nothing is an error: a %s', (_, path, pointer) => {
    expect(brief(findingsOfNation([path, undefined]))).toContain(`missing-citation ${pointer}`);
  });

  it.each([
    [
      'stage',
      'chains.standard.stages',
      [{ id: 'a', kind: 'review', owner: 'township', limit: null }],
      '/chains/standard/stages/0/cite',
    ],
    ['term', 'terms.push', { limit: null }, '/terms/push/cite'],
    [
      'table',
      'benefits.living.table',
      { by: ['certificate.level'], rows: [{ id: 'a', when: [1], amount: '1.00', label: 'a' }] },
      '/benefits/living/table/cite',
    ],
  ])('that is restated whole cites in itself: a %s', (_, path, value, pointer) => {
    expect(brief(findingsOfNation([path, value]))).toEqual([`missing-property ${pointer}`]);
  });

  it("is warned of where a value of its own has the superior's citation", () => {
    const found = findingsOfCounty(['benefits.living.classes.poor', { amount: '90.00' }]);
    expect(found).toMatchObject([
      {
        code: 'inherited-citation',
        severity: 'warning',
        message: { en: expect.stringContaining('nation-1 一') },
      },
    ]);
  });
});

describe('what a file declares and nobody refers to', () => {
  it.each([
    ['shared condition', 'conditions.own', { label: 'x', when: LEVEL_2, cite: CITE }],
    ['parameter', 'parameters.own', { amount: '1.00', cite: CITE }],
    ['document', 'documents.own', { title: 'x', issuer: 'x', verified: true }],
    ['fact', 'facts[own.fact]', { label: 'x', schema: { type: 'boolean' } }],
  ])('is warned of: a %s', (_, path, value) => {
    const found = findingsOfCounty([path, value]);
    expect(found).toMatchObject([{ code: 'unused', severity: 'warning' }]);
  });

  it("is no matter among the nation's facts", () => {
    expect(findingsOfNation(['facts[own.fact]', { label: 'x', schema: { type: 'boolean' } }])).toEqual([]);
  });
});
