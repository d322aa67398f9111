import fc from 'fast-check';
import { expect, test } from 'vitest';
import { determine } from '../../../../functions/core/determinations/determine.ts';
import { screen } from '../../../../functions/core/screenings/screen.ts';
import { anyPolicy } from '../../../support/any-policy.ts';
import { compiledFrom } from '../../../support/mini-policy.ts';
import { partialFacts } from '../../../support/reference-logic.ts';

const month = '2023-03';

test('of any policy: what is certain of a part of the facts is so of all of them, amounts and their bounds too', async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicy, partialFacts, async (policy, { all, known }) => {
      const compiled = compiledFrom([policy]);
      const { benefits } = await screen(compiled, { month, facts: known });
      const full = await determine(compiled, { month, facts: all });
      expect(full.isComplete).toBe(true);
      for (const [id, { outcome, monthlyAmount }] of Object.entries(full.benefits)) {
        const screened = benefits[id];
        if (screened?.outcome !== 'undetermined') expect(screened).toMatchObject({ outcome, monthlyAmount });
        expect(Number(monthlyAmount)).toBeGreaterThanOrEqual(Number(screened?.atLeast));
        if (screened?.atMost) expect(Number(monthlyAmount)).toBeLessThanOrEqual(Number(screened.atMost));
      }
    }),
    { numRuns: 400 },
  );
});

test('of any policy: an open benefit names what settles it, and the next question is one of these', async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicy, partialFacts, async (policy, { all, known }) => {
      const compiled = compiledFrom([policy]);
      const { benefits, nextQuestion, progress } = await screen(compiled, { month, facts: known });
      const missing = Object.values(benefits).flatMap((one) => one.missing.map(({ fact }) => fact));
      for (const { outcome, missing: own } of Object.values(benefits))
        expect(own.length > 0).toBe(outcome === 'undetermined');
      expect(missing).not.toContain(undefined);
      for (const fact of missing) expect(known).not.toHaveProperty([fact]);
      if (missing.length === 0) expect(nextQuestion).toBeNull();
      else expect(missing).toContain(nextQuestion?.fact);
      expect(progress.atMostRemaining).toBeGreaterThanOrEqual(new Set(missing).size);
      const named = Object.fromEntries(missing.map((fact) => [fact, all[fact]]));
      const after = await screen(compiled, { month, facts: { ...known, ...named } });
      expect(after.progress.atMostRemaining).toBeLessThanOrEqual(progress.atMostRemaining);
    }),
    { numRuns: 400 },
  );
});
