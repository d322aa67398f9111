import { describe, expect, test } from 'vitest';
import { compareOutcomes } from '../../../../../functions/core/policies/compare/compare-outcomes.ts';
import type { ExampleFile } from '../../../../../functions/generated/example-file.ts';
import type { PolicyFile } from '../../../../../functions/generated/policy-file.ts';
import { MINI_PERSON, MINI_PUBLISHED_NATION } from '../../../../support/mini-folder.ts';
import { policyFrom } from '../../../../support/mini-policy.ts';

const nation = MINI_PUBLISHED_NATION;
const expected = { benefits: { nursing: { outcome: 'granted' } } } as const;
const someone = (facts: object = {}): ExampleFile => ({
  title: 'Somebody',
  month: '2023-03',
  facts: {
    ...MINI_PERSON,
    livelihood: { status: 'none' },
    household: { disabledMembers: 1, incomePerHead: '3000.00' },
    ...facts,
  },
  expected,
});

async function compared(change: Partial<PolicyFile>, example: ExampleFile, months = ['2023-03', '2023-03']) {
  const later: PolicyFile = {
    ...change,
    jurisdiction: '100000',
    effectiveFrom: '2023-01-01',
    amends: '2016-01-01',
  };
  const [only] = await compareOutcomes(
    { policy: policyFrom([nation]), month: months[0] ?? '' },
    { policy: policyFrom([nation, later]), month: months[1] ?? '' },
    [{ path: 'a.json', example }],
  );
  return only;
}

describe('what a change means for worked examples', () => {
  test('+ where more is due in all', async () => {
    const found = await compared({ parameters: { nursing: { amount: '130.00' } } }, someone());
    expect(found).toMatchObject({ mark: '+', totalBefore: '100.00', totalAfter: '130.00' });
    expect(found?.benefits.nursing).toEqual({
      before: { outcome: 'granted', monthlyAmount: '100.00', class: 'severe' },
      after: { outcome: 'granted', monthlyAmount: '130.00', class: 'severe' },
    });
  });

  test('- where a class no longer takes the person', async () => {
    const found = await compared({ parameters: { nursing: { amount: '90.00' } } }, someone());
    expect(found?.mark).toBe('-');
  });

  test('~ where it comes to as much by another class', async () => {
    const rows = [{ id: 'first', when: [1], amount: '100.00', label: '一级' }];
    const found = await compared(
      { benefits: { nursing: { table: { by: ['certificate.level'], rows, cite: 'nation-1 五' } } } },
      someone(),
    );
    expect(found).toMatchObject({ mark: '~', benefits: { nursing: { after: { class: 'first' } } } });
  });

  test('~ where a benefit is left open that was not before, though the total falls', async () => {
    const found = await compared({ parameters: { nursing: null } }, someone());
    expect(found).toMatchObject({ mark: '~', totalBefore: '100.00', totalAfter: '0.00' });
  });

  test('= where nothing changes for the person', async () => {
    const found = await compared({ parameters: { living: { amount: '999.00' } } }, someone());
    expect(found?.mark).toBe('=');
  });

  test('! with the reason where the facts do not fit one of the policies', async () => {
    const found = await compared({ facts: { 'income.fixed': null }, benefits: { living: null } }, someone());
    expect(found).toMatchObject({
      mark: '!',
      totalBefore: null,
      obstacle: {
        zh: expect.stringContaining('income 不是本政策的事实'),
        en: expect.stringContaining('income is not a fact'),
      },
    });
  });

  test('the person stays in the month of the example: only the amounts are those of the two days', async () => {
    const parameters = {
      nursing: { amount: { schedule: { '2023-01': '110.00', '2026-01': '150.00' } }, cite: 'nation-1 五' },
    };
    const found = await compared(
      { parameters },
      someone({ person: { birthDate: '1980-05-06', diedOn: '2024-01-05' } }),
      ['2023-03', '2026-02'],
    );
    expect(found).toMatchObject({ totalBefore: '100.00', totalAfter: '150.00' });
  });

  test('an example of due dates only is left out', async () => {
    const dates = {
      title: 'Dates',
      procedure: { chain: 'standard', completeOn: '2023-03-01', expected: { due: {} } },
    };
    expect(await compared({}, dates)).toBeUndefined();
  });
});
