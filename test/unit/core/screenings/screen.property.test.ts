import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { determine } from '../../../../functions/core/determinations/determine.ts';
import type { GivenFacts } from '../../../../functions/core/facts/read-facts.ts';
import { screen } from '../../../../functions/core/screenings/screen.ts';
import type { ScreenedBenefit, Screening } from '../../../../functions/core/screenings/screening.ts';
import { partlyKnown } from '../../../support/mini-person.ts';
import { compiledFrom, MINI_COUNTY, MINI_NATION } from '../../../support/mini-policy.ts';
import { anyAnswer, withAnswer } from './answer-anyhow.ts';

const compiled = compiledFrom([MINI_NATION, MINI_COUNTY]);
const month = '2023-03';

/** Begins with some facts and answers question after question, anyhow, until none is left. */
async function walk(
  gen: fc.GeneratorValue,
  begin: GivenFacts,
): Promise<{ facts: GivenFacts; seen: Screening[] }> {
  let facts = begin;
  const seen: Screening[] = [];
  for (;;) {
    const screening = await screen(compiled, { month, facts });
    seen.push(screening);
    const { nextQuestion: question } = screening;
    if (question === null) return { facts, seen };
    if (seen.length > 40) throw new Error('the questions do not end');
    facts = withAnswer(facts, question, gen(anyAnswer, question));
  }
}

const someFacts = fc
  .record(
    {
      'certificate.kind': fc.constantFrom('disability', 'veteran'),
      'certificate.status': fc.constantFrom('valid', 'valid', 'valid', 'expired'),
      'certificate.category': fc.constantFrom('mental', 'vision', 'multiple'),
      'certificate.level': fc.integer({ min: 1, max: 4 }),
      'hukou.code': fc.constantFrom('500156', '500156', '500156', '110101'),
      'livelihood.status': fc.constantFrom('minimum-living', 'margin', 'none', 'none', 'extreme-poverty'),
      'person.birthDate': fc.constantFrom('1950-03-20', '1963-03-01', '1963-04-01', '2010-01-01'),
      'income.fixed': fc.boolean(),
      otherBenefits: fc.constantFrom(
        [],
        [{ code: 'pension' }],
        [{ code: 'cadre' }, { code: 'pension', monthlyAmount: '85.00' }],
        [{ code: 'elder-care' }, { code: 'young' }],
        [{ code: 'split', part: 'nursing' }],
      ),
    },
    { requiredKeys: [] },
  )
  .map((facts): GivenFacts => facts);

describe('what is certain', () => {
  test('holds for every person of whom the known facts are true', async () => {
    await fc.assert(
      fc.asyncProperty(partlyKnown, async ({ person, known }) => {
        const { benefits } = await screen(compiled, { month, facts: known });
        const determination = await determine(compiled, { month, facts: person });
        for (const [id, { outcome, monthlyAmount }] of Object.entries(determination.benefits)) {
          const screened = benefits[id];
          if (screened?.outcome !== 'undetermined')
            expect(screened).toMatchObject({ outcome, monthlyAmount });
          expect(isWithin(monthlyAmount, screened)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function isWithin(amount: string | null, bounds: ScreenedBenefit | undefined): boolean {
  if (amount === null || bounds === undefined) return false;
  const fen = Number(amount);
  return fen >= Number(bounds.atLeast) && fen <= Number(bounds.atMost ?? Infinity);
}

describe('questions', () => {
  test('end within their own bound, settle everything, and say what determine says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), someFacts, async (gen, begin) => {
        const { facts, seen } = await walk(gen, begin);
        const last = seen.at(-1);
        const determination = await determine(compiled, { month, facts });
        expect(last?.isSettled).toBe(true);
        for (const [id, { outcome, monthlyAmount }] of Object.entries(determination.benefits))
          expect(last?.benefits[id]).toMatchObject({ outcome, monthlyAmount });
        seen.forEach(({ progress }, index) => {
          expect(progress.atMostRemaining).toBeGreaterThanOrEqual(seen.length - 1 - index);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('never change what was certain, and end within the amounts that were certain', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), someFacts, async (gen, begin) => {
        const { seen } = await walk(gen, begin);
        const last = seen.at(-1);
        for (const { benefits } of seen)
          for (const [id, screened] of Object.entries(benefits)) {
            const { outcome, monthlyAmount } = screened;
            const final = last?.benefits[id];
            if (outcome !== 'undetermined') expect(final).toMatchObject({ outcome, monthlyAmount });
            expect(isWithin(final?.monthlyAmount ?? null, screened)).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('never ask for a derived fact, nor twice for the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), someFacts, async (gen, begin) => {
        const { seen } = await walk(gen, begin);
        const asked = seen.flatMap(({ nextQuestion: one }) => (one === null ? [] : [`${one.fact}${one.at}`]));
        expect(new Set(asked).size).toBe(asked.length);
        for (const fact of asked) {
          expect(compiled.dictionary.byId.get(fact.split('/')[0] ?? '')?.fact.derived).toBeUndefined();
          expect(Object.keys(begin)).not.toContain(fact);
        }
      }),
      { numRuns: 40 },
    );
  });
});
