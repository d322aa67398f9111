import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bulkEvaluator } from '../../../../functions/core/bulk/bulk-evaluator.ts';
import { determiningEvaluator } from '../../../../functions/core/entitlements/determining-evaluator.ts';
import { anyPolicy } from '../../../support/any-policy.ts';
import { compiledFrom } from '../../../support/mini-policy.ts';
import { partialFacts } from '../../../support/reference-logic.ts';

const others = fc.option(fc.constantFrom([], [{ code: 'pension', monthlyAmount: '15.00' }]), {
  nil: undefined,
});
const people = fc.array(fc.tuple(partialFacts, others), { minLength: 8, maxLength: 24 });

test('of any policy: many people one after another get what determine() says of each alone', async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicy, people, async (file, list) => {
      const listed = {
        label: 'O',
        schema: { type: 'array' as const, items: { type: 'object' as const, properties: OTHER } },
      };
      const policy = {
        ...file,
        facts: { ...file.facts, otherBenefits: listed },
        otherBenefits: { pension: { label: 'P' } },
      };
      const compiled = compiledFrom([policy]);
      const catalogue = { policyOn: () => compiled.policy };
      const engine = determiningEvaluator(catalogue, () => compiled);
      const bulk = bulkEvaluator(catalogue, () => compiled);
      for (const [{ all, known }, held] of list)
        for (const facts of [all, known, { ...all, otherBenefits: held ?? [] }]) {
          const request = {
            jurisdiction: '100000',
            month: '2023-03',
            knownOn: '2023-03-31',
            facts,
            factsAsOf: {},
          };
          expect(bulk.evaluate(request)).toEqual(await engine.evaluate(request));
        }
    }),
    { numRuns: 150 },
  );
});

const OTHER = {
  code: { type: 'string' as const },
  monthlyAmount: { type: 'string' as const, format: 'money' as const },
};
