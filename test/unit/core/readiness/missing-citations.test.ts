import { expect, test } from 'vitest';
import { missingCitations } from '../../../../functions/core/readiness/missing-citations.ts';
import { MINI_PUBLISHED_NATION } from '../../../support/mini-folder.ts';
import { policyFrom } from '../../../support/mini-policy.ts';

const { rules } = policyFrom([MINI_PUBLISHED_NATION]);

test('a policy whose every rule cites lacks nothing', () => {
  expect(missingCitations(rules)).toEqual([]);
});

test('an amount, a class, an event and a time rule without a source are named by their place', () => {
  const uncited = {
    ...rules,
    parameters: { ...rules.parameters, living: { amount: '80.00' }, unset: { label: '未定' } },
    events: { death: { label: '死亡', fact: 'person.diedOn', effect: 'stops', from: 'next-month' } },
    benefits: { living: { classes: { 'a/b': { label: 'x', when: { condition: 'c' }, amount: '1.00' } } } },
    time: { accrual: { from: 'month-of-application' } },
  } as const;
  expect(missingCitations(uncited)).toEqual([
    '/benefits/living/classes/a~1b',
    '/events/death',
    '/parameters/living',
    '/time/accrual',
  ]);
});
