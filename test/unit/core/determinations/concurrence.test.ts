import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Benefit, ConcurrenceEntry } from '../../../../functions/generated/policy-file.ts';
import { determineBy, determineOne, type Facts, isEqual } from '../../../support/one-benefit.ts';

const cite = 'nation-1 四';

/** A benefit of 90 yuan for everybody whose level is known. */
function benefit(
  concurrence: Record<string, ConcurrenceEntry>,
  rest: Benefit = {},
  amount = '90.00',
): Benefit {
  const all = { fact: 'certificate.level', operator: 'greaterThan', value: 0 } as const;
  return {
    label: 'B',
    unlisted: 'undetermined',
    concurrence,
    classes: { all: { label: 'All', when: all, amount, cite } },
    ...rest,
  };
}

function drawing(...otherBenefits: Facts[]): Facts {
  return { 'certificate.level': 1, otherBenefits };
}

async function effectOf(entry: ConcurrenceEntry, other: Facts, facts: Facts = {}): Promise<string> {
  const own = await determineOne(benefit({ pension: { cite, ...entry } }), {
    ...drawing({ code: 'pension', ...other }),
    ...facts,
  });
  return `${own.outcome} ${own.monthlyAmount} ${own.concurrence.map(({ effect }) => effect).join()}`;
}

async function missingOf(entry: ConcurrenceEntry, other: Facts): Promise<string[]> {
  const { missing } = await determineOne(
    benefit({ pension: { cite, ...entry } }),
    drawing({ code: 'pension', ...other }),
  );
  return missing.map(({ fact }) => fact);
}

describe('one other benefit', () => {
  test('that is allowed changes nothing; one that excludes refuses', async () => {
    expect(await effectOf({ rule: 'allow' }, {})).toBe('granted 90.00 compatible');
    expect(await effectOf({ rule: 'exclude' }, {})).toBe('refused 0.00 excluded');
  });

  test('of which only the higher is paid: the higher of the two, at equal amounts what is already drawn', async () => {
    expect(await effectOf({ rule: 'higher-of' }, { monthlyAmount: '89.99' })).toBe('granted 90.00 own-kept');
    expect(await effectOf({ rule: 'higher-of' }, { monthlyAmount: '90.00' })).toBe('refused 0.00 other-kept');
    expect(await effectOf({ rule: 'higher-of', tie: 'own' }, { monthlyAmount: '90.00' })).toBe(
      'granted 90.00 own-kept',
    );
    expect(await effectOf({ rule: 'higher-of', tie: 'own' }, { monthlyAmount: '90.01' })).toBe(
      'refused 0.00 other-kept',
    );
  });

  test('whose amount is not known leaves it open', async () => {
    expect(await effectOf({ rule: 'higher-of' }, {})).toBe('undetermined null unknown');
    expect(await missingOf({ rule: 'higher-of' }, {})).toEqual(['otherBenefits.pension.monthlyAmount']);
  });

  test('is for the person to choose where the policy says so, whatever is higher', async () => {
    const entry: ConcurrenceEntry = { rule: 'higher-of', choice: 'person' };
    expect(await effectOf(entry, { choice: 'own', monthlyAmount: '500.00' })).toBe('granted 90.00 own-kept');
    expect(await effectOf(entry, { choice: 'other', monthlyAmount: '1.00' })).toBe('refused 0.00 other-kept');
    expect(await effectOf(entry, { choice: 'own' })).toBe('granted 90.00 own-kept');
    expect(await missingOf(entry, { monthlyAmount: '1.00' })).toEqual(['otherBenefits.pension.choice']);
  });

  test('is topped up where the difference is paid, and nothing is where there is none', async () => {
    const entry: ConcurrenceEntry = { rule: 'higher-of', pay: 'difference' };
    expect(await effectOf(entry, { monthlyAmount: '30.00' })).toBe('granted 60.00 difference');
    expect(await effectOf(entry, { monthlyAmount: '90.00' })).toBe('refused 0.00 other-kept');
    expect(await missingOf(entry, {})).toEqual(['otherBenefits.pension.monthlyAmount']);
  });

  test('counts only under the entry’s condition, which names given facts where it is open', async () => {
    const entry: ConcurrenceEntry = {
      rule: 'exclude',
      when: { fact: 'person.age', operator: 'lessThan', value: 18 },
    };
    expect(await effectOf(entry, {}, { 'person.birthDate': '2010-01-01' })).toBe('refused 0.00 excluded');
    expect(await effectOf(entry, {}, { 'person.birthDate': '1990-01-01' })).toBe('granted 90.00 compatible');
    expect(await effectOf(entry, {})).toBe('undetermined null unknown');
    expect(await missingOf(entry, {})).toEqual(['person.birthDate']);
  });

  test('counts only by the part that the entry names', async () => {
    const own = benefit({ split: { rule: 'exclude', part: 'nursing', cite } });
    const outcome = async (other: Facts) => {
      const found = await determineOne(own, drawing({ code: 'split', ...other }));
      return [found.outcome, ...found.missing.map(({ fact }) => fact)];
    };
    expect(await outcome({ part: 'nursing' })).toEqual(['refused']);
    expect(await outcome({ part: 'living' })).toEqual(['granted']);
    expect(await outcome({})).toEqual(['undetermined', 'otherBenefits.split.part']);
  });

  test('that no entry names is for an officer, or as the benefit says', async () => {
    const outcome = async (unlisted: NonNullable<Benefit['unlisted']>) => {
      const found = await determineOne(benefit({}, { unlisted }), drawing({ code: 'strange' }));
      return [found.outcome, ...found.missing.map(({ fact, why }) => `${fact} ${why}`)];
    };
    expect(await outcome('undetermined')).toEqual(['undetermined', 'concurrence.strange not-set-by-policy']);
    expect(await outcome('allow')).toEqual(['granted']);
    expect(await outcome('exclude')).toEqual(['refused']);
  });
});

describe('whether any other benefit is drawn', () => {
  test('must be known, unless none could change anything', async () => {
    const { outcome, missing } = await determineOne(benefit({}), { 'certificate.level': 1 });
    expect(outcome).toBe('undetermined');
    expect(missing.map(({ fact }) => fact)).toEqual(['otherBenefits']);
    const open = benefit({ orphan: { rule: 'allow', cite } }, { unlisted: 'allow' });
    expect((await determineOne(open, { 'certificate.level': 1 })).outcome).toBe('granted');
  });

  test('does not matter to whom the benefit’s own rules refuse', async () => {
    const { outcome, missing } = await determineOne(
      benefit({}, { exclusions: { x: { label: 'X', when: isEqual('certificate.level', 1), cite } } }),
      { 'certificate.level': 1 },
    );
    expect({ outcome, missing }).toEqual({ outcome: 'refused', missing: [] });
  });
});

describe('several other benefits', () => {
  const entries: Record<string, ConcurrenceEntry> = {
    orphan: { rule: 'exclude', cite },
    pension: { rule: 'higher-of', cite },
    young: { rule: 'exclude', when: { fact: 'person.age', operator: 'lessThan', value: 18 }, cite },
    'elder-care': { rule: 'higher-of', cite },
  };

  test('an exclusion is final, whatever is open about the others and in whatever order they are listed', async () => {
    const others = [{ code: 'young' }, { code: 'orphan' }, { code: 'pension' }, { code: 'strange' }];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(others, { minLength: 4 }), async (shuffled) => {
        const { outcome, missing } = await determineOne(benefit(entries), drawing(...shuffled));
        expect({ outcome, missing }).toEqual({ outcome: 'refused', missing: [] });
      }),
    );
  });

  test('are weighed together: two of 50 stand against 90, and all ways are shown', async () => {
    const facts = drawing(
      { code: 'pension', monthlyAmount: '50.00' },
      { code: 'elder-care', monthlyAmount: '50.00' },
    );
    const { benefits, combinations, totalMonthlyAmount } = await determineBy(
      { own: benefit(entries) },
      facts,
    );
    expect(benefits.own?.outcome).toBe('refused');
    expect(totalMonthlyAmount).toBe('0.00');
    expect(combinations).toEqual([
      { benefits: [], otherBenefits: ['elder-care', 'pension'], totalMonthlyAmount: '100.00', taken: true },
      { benefits: ['own'], otherBenefits: [], totalMonthlyAmount: '90.00', taken: false },
      { benefits: [], otherBenefits: ['pension'], totalMonthlyAmount: '50.00', taken: false },
      { benefits: [], otherBenefits: ['elder-care'], totalMonthlyAmount: '50.00', taken: false },
    ]);
  });

  test('a benefit excluded by one does not hold up the other of ours', async () => {
    const { benefits } = await determineBy(
      {
        excluded: benefit({
          orphan: { rule: 'exclude', cite },
          pension: { rule: 'higher-of', choice: 'person', cite },
        }),
        free: benefit({ orphan: { rule: 'allow', cite }, pension: { rule: 'higher-of', cite } }),
      },
      drawing({ code: 'pension', monthlyAmount: '80.00' }, { code: 'orphan' }),
    );
    expect(benefits.excluded).toMatchObject({ outcome: 'refused', missing: [] });
    expect(benefits.free).toMatchObject({ outcome: 'granted', monthlyAmount: '90.00' });
  });

  test('more than twelve that stand against ours are refused, since the ways could not be weighed', async () => {
    const codes = Array.from({ length: 13 }, (_, index) => `b${index}`);
    const rest = { otherBenefits: Object.fromEntries(codes.map((code) => [code, { label: code }])) };
    const own = benefit(
      Object.fromEntries(codes.map((code) => [code, { rule: 'higher-of', cite } as const])),
    );
    const facts = drawing(...codes.map((code) => ({ code, monthlyAmount: '1.00' })));
    await expect(determineOne(own, facts, rest)).rejects.toMatchObject({
      name: 'facts-invalid',
      items: [{ pointer: '/facts/otherBenefits', code: 'other-benefits-too-many' }],
    });
  });
});

describe('two benefits of ours beside one other', () => {
  const pair = (amount: string) => ({
    living: benefit({ pension: { rule: 'higher-of', cite } }, {}, '80.00'),
    nursing: benefit({ pension: { rule: 'higher-of', cite } }, {}, amount),
  });

  test('stand together against it: 80 and 90 outweigh 160, not 170', async () => {
    const outcomes = async (monthlyAmount: string) => {
      const { benefits, totalMonthlyAmount } = await determineBy(
        pair('90.00'),
        drawing({ code: 'pension', monthlyAmount }),
      );
      return [benefits.living?.outcome, benefits.nursing?.outcome, totalMonthlyAmount];
    };
    expect(await outcomes('160.00')).toEqual(['granted', 'granted', '170.00']);
    expect(await outcomes('170.00')).toEqual(['refused', 'refused', '0.00']);
  });

  test('stay open together, and each names what any of them lacks', async () => {
    const { living, nursing } = pair('90.00');
    const needy = {
      ...nursing,
      requirements: { r: { label: 'R', when: isEqual('income.fixed', false), cite } },
    };
    const { benefits } = await determineBy(
      { living, nursing: needy },
      drawing({ code: 'pension', monthlyAmount: '100.00' }),
    );
    for (const one of [benefits.living, benefits.nursing]) {
      expect(one?.outcome).toBe('undetermined');
      expect(one?.missing.map(({ fact }) => fact)).toEqual(['income.fixed']);
    }
  });

  test('the combination taken is never worth less than another', async () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 2 });
    const yuan = (fen: number | undefined) => ((fen ?? 0) / 100).toFixed(2);
    await fc.assert(
      fc.asyncProperty(amounts, amounts, async (own, others) => {
        const { combinations, totalMonthlyAmount, benefits } = await determineBy(
          {
            living: benefit({ pension: { rule: 'higher-of', cite } }, { unlisted: 'allow' }, yuan(own[0])),
            nursing: benefit(
              { pension: { rule: 'higher-of', cite }, 'elder-care': { rule: 'higher-of', tie: 'own', cite } },
              {},
              yuan(own[1]),
            ),
          },
          drawing(
            { code: 'pension', monthlyAmount: yuan(others[0]) },
            { code: 'elder-care', monthlyAmount: yuan(others[1]) },
          ),
        );
        const totals = combinations.map((one) => Number(one.totalMonthlyAmount));
        const taken = combinations.find((one) => one.taken);
        expect(Number(taken?.totalMonthlyAmount)).toBe(Math.max(...totals));
        const granted = Object.entries(benefits).flatMap(([id, { outcome }]) =>
          outcome === 'granted' ? [id] : [],
        );
        expect(taken?.benefits).toEqual(granted);
        const sum = granted.reduce((total, id) => total + Number(benefits[id]?.monthlyAmount), 0);
        expect(Number(totalMonthlyAmount)).toBeCloseTo(sum, 2);
      }),
      { numRuns: 100 },
    );
  });
});
