import { describe, expect, it } from 'vitest';
import { stateCouncilCalendar } from '../../../../functions/core/calendar/state-council-calendar.ts';
import type { ResolvedRules } from '../../../../functions/core/policies/policy.ts';
import { procedureTerms, scheduleProcedure } from '../../../../functions/core/procedure/procedure-terms.ts';

const days = (workingDays: number) => ({ workingDays });
const review = (id: string, limit: { workingDays: number } | null) =>
  ({ id, kind: 'review', owner: 'township', limit, cite: 'x 一' }) as const;
const STAGES = [review('township', days(3)), review('federation', days(2)), review('civil-affairs', days(5))];

/** The procedure of 冀民〔2021〕36号. */
const RULES: ResolvedRules = {
  chains: { 'cross-jurisdiction': { stages: STAGES }, standard: { stages: STAGES } },
  terms: {
    push: { limit: days(3), cite: 'x 一' },
    'notify-applicant': { limit: days(3), cite: 'x 一' },
  },
  time: { accrual: { from: 'month-of-application', cite: 'x 一' } },
};

const schedule = (rules: ResolvedRules, chain = 'cross-jurisdiction') =>
  scheduleProcedure(rules, chain, '2021-06-21', stateCouncilCalendar);

describe('scheduleProcedure', () => {
  it('places a case handed in in another province on Monday 2021-06-21', () => {
    const placed = schedule(RULES);
    expect(placed?.terms.map(({ id, dueOn }) => [id, dueOn])).toEqual([
      ['push', '2021-06-24'],
      ['township', '2021-06-29'],
      ['federation', '2021-07-01'],
      ['civil-affairs', '2021-07-08'],
      ['notify-applicant', '2021-07-13'],
    ]);
    expect(placed?.firstMonthDue).toBe('2021-06');
  });

  it('pushes no case that was handed in where it is decided', () => {
    expect(schedule(RULES, 'standard')?.terms[0]).toMatchObject({ id: 'township', dueOn: '2021-06-24' });
  });

  it('knows no other chain', () => {
    expect(schedule(RULES, 'constructor')).toBeUndefined();
  });

  it.each([
    ['month-of-application', '2021-06'],
    ['month-after-application', '2021-07'],
    ['month-of-approval', '2021-07'],
    ['month-after-approval', '2021-08'],
  ] as const)('counts from the %s', (from, month) => {
    expect(schedule({ ...RULES, time: { accrual: { from } } })?.firstMonthDue).toBe(month);
  });

  it('does not name a month that hangs on a stage without limit', () => {
    const open = { stages: [review('township', null), review('civil-affairs', days(5))] };
    const rules = {
      ...RULES,
      chains: { standard: open },
      time: { accrual: { from: 'month-of-approval' } },
    } as const;
    expect(schedule(rules, 'standard')?.firstMonthDue).toBeUndefined();
    expect(schedule({ ...RULES, time: {} })?.firstMonthDue).toBeUndefined();
  });
});

describe('procedureTerms', () => {
  it('fills a stage without limit with that of its kind, and leaves out terms nobody names', () => {
    const rules: ResolvedRules = {
      chains: {
        standard: { stages: [review('a', null), { ...review('b', null), kind: 'village-verification' }] },
      },
      stageDefaults: { review: { limit: days(7), cite: 'x 一' } },
    };
    expect(procedureTerms(rules, 'standard')).toEqual([
      { id: 'a', limit: days(7) },
      { id: 'b', limit: null },
    ]);
  });
});
