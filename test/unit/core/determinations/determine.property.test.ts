import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { determine } from '../../../../functions/core/determinations/determine.ts';
import { isObject } from '../../../../functions/core/shared/json.ts';
import type { PolicyFile } from '../../../../functions/generated/policy-file.ts';
import { anyPerson, partlyKnown } from '../../../support/mini-person.ts';
import { compiledFrom, MINI_COUNTY, MINI_NATION } from '../../../support/mini-policy.ts';

const month = '2023-03';
const compiled = compiledFrom([MINI_NATION, MINI_COUNTY]);

/** The same JSON with the keys of every object in another order; lists as they are. */
function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reordered(part)] as const);
  return Object.fromEntries(entries.reverse()) as T;
}

function nested(facts: Record<string, unknown>): Record<string, unknown> {
  const nest: Record<string, Record<string, unknown>> = {};
  const flat: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(facts)) {
    const [first = '', ...rest] = id.split('.');
    if (rest.length === 0) flat[id] = value;
    else nest[first] = { ...nest[first], [rest.join('.')]: value };
  }
  return { ...flat, ...nest };
}

describe('a determination', () => {
  test('is the same to the byte, whatever order the policy and the facts were written in', async () => {
    const other = compiledFrom([reordered<PolicyFile>(MINI_NATION), reordered<PolicyFile>(MINI_COUNTY)]);
    expect(other.policy.digest).toBe(compiled.policy.digest);
    await fc.assert(
      fc.asyncProperty(partlyKnown, async ({ known }) => {
        const bytes = JSON.stringify(await determine(compiled, { month, facts: known }));
        expect(JSON.stringify(await determine(other, { month, facts: reordered(known) }))).toBe(bytes);
        expect(JSON.stringify(await determine(compiled, { month, facts: nested(known) }))).toBe(bytes);
      }),
      { numRuns: 200 },
    );
  });

  test('of everything known is complete, and its total is what is granted', async () => {
    await fc.assert(
      fc.asyncProperty(anyPerson, async (facts) => {
        const { isComplete, benefits, totalMonthlyAmount } = await determine(compiled, { month, facts });
        expect(isComplete).toBe(true);
        const sum = Object.values(benefits).reduce((total, one) => total + Number(one.monthlyAmount), 0);
        expect(Number(totalMonthlyAmount)).toBeCloseTo(sum, 2);
      }),
      { numRuns: 200 },
    );
  });

  test('that is certain of a benefit stays so when more becomes known', async () => {
    await fc.assert(
      fc.asyncProperty(partlyKnown, async ({ person, known }) => {
        const before = await determine(compiled, { month, facts: known });
        const after = await determine(compiled, { month, facts: person });
        for (const [id, { outcome, monthlyAmount }] of Object.entries(before.benefits))
          if (outcome !== 'undetermined')
            expect(after.benefits[id]).toMatchObject({ outcome, monthlyAmount });
      }),
      { numRuns: 500 },
    );
  });

  test('that is open names facts that are not known, can be supplied, and settle it', async () => {
    await fc.assert(
      fc.asyncProperty(partlyKnown, async ({ person, known }) => {
        let facts: Record<string, unknown> = known;
        for (let round = 0; round < 20; round++) {
          const { benefits, isComplete } = await determine(compiled, { month, facts });
          if (isComplete) return;
          for (const { outcome, missing, reasons } of Object.values(benefits)) {
            expect(missing.length > 0).toBe(outcome === 'undetermined');
            expect(reasons.some(({ decisive }) => decisive)).toBe(true);
            for (const { fact } of missing) expect(facts).not.toHaveProperty([fact]);
          }
          const named = Object.values(benefits).flatMap(({ missing }) => missing.map(({ fact }) => fact));
          facts = { ...facts, ...Object.fromEntries(named.map((fact) => [fact, person[fact]])) };
        }
        throw new Error('supplying what is missing never settles it');
      }),
      { numRuns: 300 },
    );
  });

  test('asked 500 times at once is as one after the other', async () => {
    const persons = fc.sample(partlyKnown, { seed: 9, numRuns: 500 }).map(({ known }) => known);
    const one: string[] = [];
    for (const facts of persons) one.push(JSON.stringify(await determine(compiled, { month, facts })));
    const fresh = compiledFrom([MINI_NATION, MINI_COUNTY]);
    const atOnce = await Promise.all(persons.map((facts) => determine(fresh, { month, facts })));
    expect(atOnce.map((determination) => JSON.stringify(determination))).toEqual(one);
  });

  test('of a refused benefit rests on what failed, of a granted one on a class that passed', async () => {
    await fc.assert(
      fc.asyncProperty(anyPerson, async (facts) => {
        const { benefits } = await determine(compiled, { month, facts });
        for (const { outcome, reasons, explanation, label } of Object.values(benefits)) {
          const decisive = reasons.filter((reason) => reason.decisive);
          expect(decisive.length).toBeGreaterThan(0);
          for (const reason of decisive)
            expect(reason.outcome).toBe(outcome === 'granted' ? 'passed' : 'failed');
          if (outcome === 'granted') expect(decisive.some(({ kind }) => kind === 'class')).toBe(true);
          expect(explanation.zh).toContain(label.zh);
          expect(explanation.en).toContain(label.en);
          expect(`${explanation.zh}${explanation.en}`).not.toMatch(/undefined|null|\[object|NaN/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
