import { describe, expect, it } from 'vitest';
import { brief, type Change, findingsOfCounty, findingsOfCountyUnder } from './checking.ts';

const CITE = 'luquan-1 一';
const living = (value: object) => findingsOfCounty(['parameters.living', { cite: CITE, ...value }]);

describe('a parameter', () => {
  it('under the floor of a superior level is reported with both citations', () => {
    const found = living({ amount: '65.00' });
    expect(brief(found)).toEqual(['below-floor /parameters/living/amount']);
    expect(found[0]?.message.en).toBe(
      'living of 130110 (luquan-1 一) comes to 65.00 in 2022-03; right is at least 66.00, the floor of 130000 (hebei-1 一)',
    );
  });

  it.each<[string, object]>([
    ['in a schedule', { amount: { schedule: { '2022-01': '70.00', '2024-01': '50.00' } } }],
    ['in the country', { amount: { urban: '80.00', rural: '60.00' } }],
    ['as a share', { amount: { percent: 10, of: 'threshold' } }],
  ])('may break a floor %s', (_, value) => {
    expect(brief(living(value))).toEqual(['below-floor /parameters/living/amount']);
  });

  it.each<[string, object]>([
    ['at the floor', { amount: '66.00' }],
    [
      'under the floor only before the file holds',
      { amount: { schedule: { '2020-01': '50.00', '2022-03': '70.00' } } },
    ],
    ['a share above the floor', { amount: { percent: 20, of: 'threshold' } }],
  ])('may be %s', (_, value) => {
    expect(living(value)).toEqual([]);
  });

  it('may lean on the level above to stay over the floor', () => {
    const above: Change = ['parameters.living', { amount: '70.00', floor: '60.00', cite: 'nation-1 二' }];
    const own = { amount: '10.00', notBelow: ['superior'], cite: CITE };
    expect(findingsOfCountyUnder([above], ['parameters.living', own])).toEqual([]);
  });

  it('over a ceiling, or where the superior locked it, is reported', () => {
    const bound = { ceiling: '70.00', locked: true, cite: 'nation-1 二' };
    expect(brief(findingsOfCountyUnder([['parameters.living', bound]]))).toEqual([
      'above-ceiling /parameters/living/amount',
      'locked-parameter /parameters/living/amount',
    ]);
  });

  it('may not loosen what a superior level bound', () => {
    expect(brief(living({ amount: '80.00', floor: '10.00' }))).toEqual([
      'bound-weakened /parameters/living/floor',
    ]);
    expect(living({ amount: '80.00', floor: '70.00' })).toEqual([]);
    const lock: Change = ['parameters.living', { locked: true, cite: 'nation-1 二' }];
    const unlocked = findingsOfCountyUnder([lock], ['parameters.living', { locked: false, cite: CITE }]);
    expect(brief(unlocked)).toEqual(['bound-weakened /parameters/living/locked']);
  });

  it('stays an amount or a number', () => {
    const changed = findingsOfCounty(['parameters.threshold', { number: 3, cite: CITE }]);
    expect(brief(changed)).toEqual(['parameter-kind /parameters/threshold/number']);
  });

  it('is no share of itself', () => {
    const a = { amount: { percent: 50, of: 'b' }, cite: CITE };
    const b = { amount: { percent: 50, of: 'a' }, cite: CITE };
    const found = findingsOfCounty(['parameters.a', a], ['parameters.b', b]);
    expect(brief(found)).toEqual([
      'parameter-circle /parameters/a/amount/of',
      'parameter-circle /parameters/b/amount/of',
    ]);
    expect(found[0]?.message.en).toContain('a → b → a');
  });
});

const stages = (...limits: unknown[]) =>
  limits.map((limit, index) => ({ id: `s${index}`, kind: 'review', owner: 'township', limit, cite: CITE }));
const days = (workingDays: number) => ({ workingDays });

describe('the stages of a chain', () => {
  it('may add up to the superior maximum: 3 + 2 + 5 = 10', () => {
    expect(findingsOfCounty(['chains.standard.stages', stages(days(3), days(2), days(5))])).toEqual([]);
  });

  it('may not exceed it, and both citations are given', () => {
    const found = findingsOfCounty([
      'chains.standard',
      { stages: stages(days(3), days(2), days(6)), cite: CITE },
    ]);
    expect(brief(found)).toEqual(['stage-limits /chains/standard/stages']);
    expect(found[0]?.message.en).toBe(
      'the stages of chain standard take 3 + 2 + 6 = 11 working days (luquan-1 一); right is at most 10, the maximum of 100000 (nation-1 五)',
    );
  });

  it('count the default of their kind where they give no limit', () => {
    const defaults = { review: { limit: days(4), cite: CITE } };
    expect(brief(findingsOfCounty(['stageDefaults', defaults]))).toEqual([]);
    const found = findingsOfCounty(['stageDefaults', { review: { limit: days(8), cite: CITE } }]);
    expect(brief(found)).toEqual(['stage-limits /stageDefaults']);
  });

  it('count five working days for a week of calendar days', () => {
    expect(findingsOfCounty(['chains.standard.stages', stages({ calendarDays: 14 })])).toEqual([]);
    expect(brief(findingsOfCounty(['chains.standard.stages', stages({ calendarDays: 15 })]))).toEqual([
      'stage-limits /chains/standard/stages',
    ]);
  });

  it('are bound by a stricter maximum of their own, and no level raises that of one above', () => {
    const own = (maximum: number, ...limits: number[]) =>
      findingsOfCounty([
        'chains.standard',
        { maximumWorkingDays: maximum, cite: CITE, stages: stages(...limits.map(days)) },
      ]);
    expect(brief(own(5, 3, 3))).toEqual(['stage-limits /chains/standard/stages']);
    const raised = own(12, 3, 3);
    expect(brief(raised)).toEqual(['maximum-raised /chains/standard/maximumWorkingDays']);
    expect(raised[0]?.message.en).toContain('luquan-1 一');
    expect(raised[0]?.message.en).toContain('nation-1 五');
  });

  it.each<[string, object, string]>([
    ['a review without owner', { kind: 'review' }, 'stage-owner'],
    ['a joint review without owners', { kind: 'joint-review', owner: 'township' }, 'stage-owner'],
    ['a public notice without place', { kind: 'public-notice' }, 'notice-place'],
    [
      'a stage that is called like a step outside',
      { kind: 'village-verification', id: 'push' },
      'duplicate-stage',
    ],
  ])('include no %s', (_, stage, code) => {
    const [found] = findingsOfCounty([
      'chains.standard.stages',
      [{ id: 'a', limit: null, cite: CITE, ...stage }],
    ]);
    expect(found).toMatchObject({ code, severity: code === 'notice-place' ? 'warning' : 'error' });
  });

  it('that are a public notice say for how long where the chain has a maximum, or their kind does', () => {
    const notice = { id: 'notice', kind: 'public-notice', place: '村务公开栏', cite: CITE };
    const [first] = stages(days(3));
    const found = findingsOfCounty(['chains.standard.stages', [first, { ...notice, limit: null }]]);
    expect(brief(found)).toEqual(['without-days /chains/standard/stages/1/limit']);
    expect(found[0]).toMatchObject({ severity: 'warning' });
    expect(found[0]?.message.en).toContain('at most 10 working days (100000, nation-1 五)');
    expect(found[0]?.message.zh).toContain('notice 环节的公示没有天数');
    const limited = [first, { ...notice, limit: days(7) }];
    expect(findingsOfCounty(['chains.standard.stages', limited])).toEqual([]);
    const byKind = ['stageDefaults', { 'public-notice': { limit: days(7), cite: CITE } }] as const;
    const unlimited = [first, { ...notice, limit: null }];
    expect(findingsOfCounty(['chains.standard.stages', unlimited], [...byKind])).toEqual([]);
  });

  it('that are a public notice need no days where the text gives none and nothing hangs on them', () => {
    const chain = {
      when: { condition: 'severe' },
      stages: [{ id: 'notice', kind: 'public-notice', place: '公示栏', limit: null, cite: CITE }],
    };
    expect(findingsOfCounty(['chains.delegated', chain])).toEqual([]);
  });

  it('have ids of their own and send back only to earlier ones', () => {
    const [a, b] = stages(null, null);
    const found = findingsOfCounty([
      'chains.standard.stages',
      [{ ...a, sendBackTo: ['s1'] }, { ...b, sendBackTo: ['s0', 'window'] }, a],
    ]);
    expect(brief(found)).toEqual([
      'unknown-stage /chains/standard/stages/0/sendBackTo/0',
      'duplicate-stage /chains/standard/stages/2/id',
    ]);
    expect(found[0]?.message.en).toContain('does not come before it');
  });

  it('of a chain that is not chosen by place have a condition', () => {
    const chain = { stages: stages(null) };
    expect(brief(findingsOfCounty(['chains.delegated', chain]))).toEqual([
      'chain-without-condition /chains/delegated',
    ]);
    expect(findingsOfCounty(['chains.delegated', { ...chain, when: { condition: 'severe' } }])).toEqual([]);
  });
});

describe('a term', () => {
  const term = (limit: unknown) => ({ 'notify-applicant': { limit, cite: CITE } });
  const given = ['terms', { 'notify-applicant': { limit: days(3), cite: 'nation-1 五' } }] as const;

  it('that a level above gives is not taken away', () => {
    const found = findingsOfCountyUnder([[...given]], ['terms', term(null)]);
    expect(found).toMatchObject([
      {
        code: 'without-days',
        severity: 'warning',
        pointer: '/terms/notify-applicant/limit',
        message: {
          zh: '告知申请人（notify-applicant）没有期限，而 100000 规定为 3个工作日（nation-1 五）；应当写明期限，或者不写而照上级的办',
          en: 'the term notify-applicant has no days, and 100000 gives 3 working days (nation-1 五); right is a limit, or to leave it to that level',
        },
      },
    ]);
    expect(findingsOfCountyUnder([[...given]], ['terms', term(days(2))])).toEqual([]);
  });

  it('that no level gives may say that the text has none', () => {
    const own = { 'correct-file': { limit: null, cite: CITE } };
    expect(findingsOfCounty(['terms', own])).toEqual([]);
  });
});
