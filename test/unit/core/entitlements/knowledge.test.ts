import { expect, test } from 'vitest';
import type { DossierEntry } from '../../../../functions/core/entitlements/dossier.ts';
import { dueMonths } from '../../../../functions/core/entitlements/due-months.ts';
import { explainMonth } from '../../../../functions/core/entitlements/explain-month.ts';
import { knownEntries } from '../../../../functions/core/entitlements/known-entries.ts';
import {
  type Entries,
  entitlementWorld,
  GRANTED,
  invented,
  NEIGHBOUR,
  PERSON,
} from '../../../support/entitlement-world.ts';

const OFFICER = { kind: 'officer', id: 'officer-1' } as const;

const RISE = invented({
  effectiveFrom: '2023-01-01',
  issuedOn: '2023-04-12',
  amends: '2022-01-01',
  parameters: { nursing: { amount: '130.00', cite: 'invented 5' } },
});

test('a rise published in April and in force from January is due as known in April, not as known in March', async () => {
  const world = entitlementWorld(invented(), RISE);
  const entries: Entries = [PERSON, GRANTED];
  const asOfMarch = await world.months(entries, '2023-03', { knownOn: '2023-03-31' });
  const asOfApril = await world.months(entries, '2023-04', { knownOn: '2023-04-30' });
  expect(asOfMarch.slice(-4)).toEqual(['2022-12 100', '2023-01 100', '2023-02 100', '2023-03 100']);
  expect(asOfApril.slice(-5)).toEqual([
    '2022-12 100',
    '2023-01 130',
    '2023-02 130',
    '2023-03 130',
    '2023-04 130',
  ]);
});

test('a rise in arrears reaches only the months in which the benefit was due', async () => {
  const world = entitlementWorld(invented(), RISE);
  const again: Entries[number] = {
    decided: { nursing: 'granted' },
    appliedOn: '2023-04-03',
    decidedOn: '2023-04-20',
  };
  const entries: Entries = [
    PERSON,
    GRANTED,
    { event: 'certificate-frozen', on: '2023-01-20' },
    { ended: 'certificate-frozen', on: '2023-03-08' },
    again,
  ];
  const months = await world.months(entries, '2023-05', { knownOn: '2023-04-30' });
  expect(months.slice(-6)).toEqual([
    '2022-12 100',
    '2023-01 130',
    '2023-02 0',
    '2023-03 0',
    '2023-04 130',
    '2023-05 130',
  ]);
});

test('a rule for events counts only as known, too', async () => {
  const stricter = invented({
    effectiveFrom: '2023-01-01',
    issuedOn: '2023-04-12',
    amends: '2022-01-01',
    events: { death: { from: 'same-month' } },
  });
  const world = entitlementWorld(invented(), stricter);
  const entries: Entries = [PERSON, GRANTED, { event: 'death', on: '2023-02-09' }];
  expect((await world.months(entries, '2023-03', { knownOn: '2023-03-31' })).slice(-2)).toEqual([
    '2023-02 100',
    '2023-03 0',
  ]);
  expect((await world.months(entries, '2023-03', { knownOn: '2023-04-30' })).slice(-2)).toEqual([
    '2023-02 0',
    '2023-03 0',
  ]);
});

test('a schedule known in advance changes the amount in its month', async () => {
  const schedule = { '2022-01': '100.00', '2022-07': '110.00' };
  const nursing = { amount: { schedule }, cite: 'invented 2' } as const;
  const world = entitlementWorld(invented({ parameters: { nursing } }));
  expect((await world.months([PERSON, GRANTED], '2022-07')).slice(-2)).toEqual([
    '2022-06 100',
    '2022-07 110',
  ]);
});

test('months with the same facts, policy and ages are evaluated once, for all benefits', async () => {
  const world = entitlementWorld();
  await world.months([PERSON, GRANTED], '2024-12');
  expect(world.asked.length).toBe(1);
  await world.months(
    [PERSON, GRANTED, { from: '2023-05-09', facts: { livelihood: { status: 'none' } } }],
    '2024-12',
  );
  expect(world.asked.length).toBe(3);
});

test('facts that another district keeps do not disturb the one that pays', async () => {
  const world = entitlementWorld(invented(), NEIGHBOUR);
  const entries: Entries = [
    PERSON,
    { from: '2022-03-01', facts: { 'household.dependsOnElderly': true } },
    GRANTED,
  ];
  expect(await world.months(entries, '2022-03')).toEqual(['2022-03 100']);
});

test('a value that the policy cannot read is unknown, and told', async () => {
  const world = entitlementWorld();
  const entries: Entries = [PERSON, GRANTED, { from: '2022-05-03', facts: { 'certificate.level': 'heavy' } }];
  expect((await world.months(entries, '2022-06')).at(-1)).toBe('2022-06 open');
  expect(await world.faults(entries, '2022-06')).toEqual(['fact-unusable']);
});

test('an end without a beginning, an event that no policy knows and a withdrawal of nothing are told', async () => {
  const entries: Entries = [
    PERSON,
    GRANTED,
    { ended: 'sentenced', on: '2022-05-02' },
    { event: 'eclipse', on: '2022-05-03' },
    { withdrawn: 'nobody', ground: '误录', knownOn: '2022-05-04' },
    { appeal: 'first', on: '2022-05-05', against: 'nothing' },
  ];
  const found = await entitlementWorld().faults(entries, '2022-06');
  expect(found.sort()).toEqual([
    'appeal-against-nothing',
    'end-without-event',
    'event-unknown',
    'withdraws-nothing',
  ]);
});

test('every month says why, by which event and where that is written', async () => {
  const world = entitlementWorld();
  const entries: Entries = [PERSON, GRANTED, { event: 'death', on: '2022-04-20' }];
  const months = await dueMonths(
    world.dossier(entries),
    { through: '2022-05', knownOn: '2022-12-31' },
    world.context,
  );
  for (const { benefits } of months)
    for (const { because, explanation, citations, basis } of Object.values(benefits)) {
      expect(because.length).toBeGreaterThan(0);
      expect(explanation.zh.length).toBeGreaterThan(10);
      expect(citations.length).toBeGreaterThan(0);
      expect(basis?.facts).toMatch(/^[0-9a-f]{64}$/);
    }
  const told = await explainMonth(
    world.dossier(entries),
    { month: '2022-05', knownOn: '2022-12-31', paid: { nursing: 10000 } },
    world.context,
  );
  expect(told.zh).toContain('2022年5月');
  expect(told.zh).toContain('因“死亡”（2022-04-20）停发，依据民发〔2021〕70号 8');
  expect(told.zh).toContain('多发100.00元，应予追回');
  expect(told.en).toContain('Stopped by: Death (2022-04-20)');
});

test('a month before any claim says that there is none', async () => {
  const world = entitlementWorld();
  const told = await explainMonth(
    world.dossier([PERSON, GRANTED]),
    { month: '2021-01', knownOn: '2022-12-31' },
    world.context,
  );
  expect(told.zh).toContain('没有任何补贴的申请或者决定');
});

test.each([
  ['a', 'b', 'c'],
  ['c', 'b', 'a'],
  ['b', 'c', 'a'],
])(
  'a withdrawal withdrawn on its own day takes nothing away, and said anew it does (%s, %s, %s)',
  (first, second, third) => {
    const recorded = { at: '2023-04-01T01:00:00.000Z', knownOn: '2023-04-01', source: OFFICER };
    const withdrawn = (id: string, entry: string): DossierEntry => ({
      ...recorded,
      id,
      type: 'withdrawn',
      entry,
      ground: '登记有误，已经核实更正',
    });
    const entries: DossierEntry[] = [
      { ...recorded, id: 'death', type: 'event', event: 'death', on: '2023-03-09' },
      withdrawn(first, 'death'),
      withdrawn(second, first),
    ];
    const deaths = (all: readonly DossierEntry[]) =>
      knownEntries({ person: 'person-1', entries: all }, '2023-04-01').event.length;
    expect(deaths(entries.slice(0, 2))).toBe(0);
    expect(deaths(entries)).toBe(1);
    expect(deaths([...entries, withdrawn(third, 'death')])).toBe(0);
  },
);
