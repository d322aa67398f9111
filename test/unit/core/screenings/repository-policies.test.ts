import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPolicyFolder } from '../../../../functions/adapters/local/read-policy-folder.ts';
import { compilePolicy } from '../../../../functions/core/determinations/compile-policy.ts';
import { determine } from '../../../../functions/core/determinations/determine.ts';
import type { GivenFacts } from '../../../../functions/core/facts/read-facts.ts';
import { policyCatalogueOf } from '../../../../functions/core/policies/policy-catalogue-of.ts';
import { screen } from '../../../../functions/core/screenings/screen.ts';
import { layerOf } from '../../../support/mini-policy.ts';
import { anyAnswer, withAnswer } from './answer-anyhow.ts';

const files = readPolicyFolder('policies').filter(({ path }) => !path.includes('/examples/'));
const catalogue = policyCatalogueOf(files.map(({ text }) => layerOf(JSON.parse(text))));
const month = '2025-06';

test.each(catalogue.jurisdictions())(
  '%s: questions end, within their bound, in what determine says',
  async (code) => {
    const compiled = compilePolicy(catalogue.policyOn(code, `${month}-30`));
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        let facts: GivenFacts = {};
        let screening = await screen(compiled, { month, facts });
        const most = screening.progress.atMostRemaining;
        for (let asked = 0; screening.nextQuestion !== null; asked++) {
          expect(asked).toBeLessThan(most);
          facts = withAnswer(facts, screening.nextQuestion, gen(anyAnswer, screening.nextQuestion));
          const next = await screen(compiled, { month, facts });
          for (const [id, { outcome, monthlyAmount }] of Object.entries(screening.benefits))
            if (outcome !== 'undetermined')
              expect(next.benefits[id]).toMatchObject({ outcome, monthlyAmount });
          screening = next;
        }
        const { benefits, isComplete } = await determine(compiled, { month, facts });
        expect(screening.isSettled).toBe(isComplete);
        for (const [id, { outcome, monthlyAmount }] of Object.entries(benefits))
          expect(screening.benefits[id]).toMatchObject({ outcome, monthlyAmount });
      }),
      { numRuns: 15 },
    );
  },
);
