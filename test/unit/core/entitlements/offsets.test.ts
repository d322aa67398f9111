import { expect, test } from 'vitest';
import type { Event, Time } from '../../../../functions/generated/policy-file.ts';
import {
  type Entries,
  entitlementWorld,
  GRANTED,
  invented,
  PERSON,
} from '../../../support/entitlement-world.ts';

const cite = 'invented 3';

function withEvent(id: string, event: Event): ReturnType<typeof entitlementWorld> {
  return entitlementWorld(invented({ events: { [id]: event } }));
}

test.each<[NonNullable<NonNullable<Time['accrual']>['from']>, string]>([
  ['month-of-application', '2022-03'],
  ['month-after-application', '2022-04'],
  ['month-of-approval', '2022-05'],
  ['month-after-approval', '2022-06'],
])('accrual from %s begins in %s', async (from, month) => {
  const world = entitlementWorld(invented({ time: { accrual: { from, cite } } }));
  const entries: Entries = [PERSON, { ...GRANTED, decidedOn: '2022-05-06' } as Entries[number]];
  expect((await world.months(entries, '2022-06'))[0]).toBe(`${month} 100`);
});

test('an event of the same month stops its own month', async () => {
  const world = withEvent('death', { from: 'same-month' });
  const entries: Entries = [PERSON, GRANTED, { event: 'death', on: '2022-05-20' }];
  expect(await world.months(entries, '2022-05')).toEqual(['2022-03 100', '2022-04 100', '2022-05 0']);
});

test('an event that stops only after months waits for them', async () => {
  const world = withEvent('certificate-frozen', { afterMonths: 2 });
  const entries: Entries = [PERSON, GRANTED, { event: 'certificate-frozen', on: '2022-04-20' }];
  expect((await world.months(entries, '2022-07')).slice(-2)).toEqual(['2022-06 100', '2022-07 0']);
});

test('a benefit that comes back by itself is due from the month in which the event ended', async () => {
  const world = withEvent('certificate-frozen', { resumes: 'automatic' });
  const entries: Entries = [
    PERSON,
    GRANTED,
    { event: 'certificate-frozen', on: '2022-04-20' },
    { ended: 'certificate-frozen', on: '2022-07-05' },
  ];
  expect((await world.months(entries, '2022-08')).slice(1)).toEqual([
    '2022-04 100',
    '2022-05 0',
    '2022-06 0',
    '2022-07 100',
    '2022-08 100',
  ]);
});

test('after an event that never resumes no decision brings the benefit back', async () => {
  const world = entitlementWorld();
  const again = {
    decided: { nursing: 'granted' },
    appliedOn: '2022-06-02',
    decidedOn: '2022-06-20',
  } as const;
  const entries: Entries = [PERSON, GRANTED, { event: 'death', on: '2022-04-20' }, again];
  expect((await world.months(entries, '2022-07')).at(-1)).toBe('2022-07 0');
});

test('an event touches only the benefits that it names', async () => {
  const world = withEvent('fraud', { benefits: ['living'] });
  const entries: Entries = [PERSON, GRANTED, { event: 'fraud', on: '2022-04-20' }];
  expect((await world.months(entries, '2022-06', { benefit: 'living' })).at(-1)).toBe('2022-06 0');
  expect((await world.months(entries, '2022-06')).at(-1)).toBe('2022-06 100');
});

test('a change of the same month counts in its own month, one of the next month in the next', async () => {
  const life: Entries = [
    PERSON,
    GRANTED,
    { event: 'other-benefit-begun', on: '2022-05-16' },
    { from: '2022-05-16', facts: { otherBenefits: [{ code: 'work-injury-nursing-fee' }] } },
  ];
  const next = entitlementWorld();
  expect((await next.months(life, '2022-06')).slice(-2)).toEqual(['2022-05 100', '2022-06 0']);
  const same = withEvent('other-benefit-begun', { from: 'same-month' });
  expect((await same.months(life, '2022-06')).slice(-2)).toEqual(['2022-05 0', '2022-06 0']);
});

test('an event in the future counts from its day only', async () => {
  const world = entitlementWorld();
  const entries: Entries = [PERSON, GRANTED, { event: 'death', on: '2030-01-05', knownOn: '2022-04-01' }];
  expect(await world.months(entries, '2022-06')).toEqual([
    '2022-03 100',
    '2022-04 100',
    '2022-05 100',
    '2022-06 100',
  ]);
});

test('the new age counts from the month of the birthday, or from the month after where the policy says so', async () => {
  const benefits = {
    nursing: {
      classes: {
        severe: { when: { fact: 'person.age', operator: 'greaterThanInclusive', value: 60 }, cite },
      },
    },
  } as const;
  const old = {
    ...PERSON,
    facts: { ...('facts' in PERSON && PERSON.facts), person: { birthDate: '1962-05-20' } },
  } as Entries[number];
  const entries: Entries = [old, GRANTED];
  const own = entitlementWorld(invented({ benefits }));
  expect(await own.months(entries, '2022-06')).toEqual([
    '2022-03 0',
    '2022-04 0',
    '2022-05 100',
    '2022-06 100',
  ]);
  const after = entitlementWorld(
    invented({ benefits, time: { age: { countsFrom: 'month-after-birthday', cite } } }),
  );
  expect((await after.months(entries, '2022-06')).slice(-2)).toEqual(['2022-05 0', '2022-06 100']);
});
