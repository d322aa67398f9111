import { expect, test } from 'vitest';
import type { Time } from '../../../../functions/generated/policy-file.ts';
import {
  type Entries,
  entitlementWorld,
  GRANTED,
  invented,
  PERSON,
} from '../../../support/entitlement-world.ts';

const world = (time: Time) => entitlementWorld(invented({ time }));
const missed = (on: string): Entries[number] => ({ recertified: 'missed', on });
const WINDOW = { window: { from: '04-01', to: '06-20' } };

test('a missed recertification suspends until it is made up for, where the policy suspends', async () => {
  const suspending = world({ recertification: { ...WINDOW, ifMissed: 'suspend' } });
  const entries: Entries = [
    PERSON,
    GRANTED,
    missed('2022-06-21'),
    { recertified: 'confirmed', on: '2022-09-05' },
  ];
  expect((await suspending.months(entries, '2022-10')).slice(3)).toEqual([
    '2022-06 100',
    '2022-07 0',
    '2022-08 0',
    '2022-09 100',
    '2022-10 100',
  ]);
});

test('whoever comes before the window closes has not missed it', async () => {
  const stopping = world({ recertification: { ...WINDOW, ifMissed: 'stop-next-month' } });
  const came: Entries = [
    PERSON,
    GRANTED,
    missed('2022-05-10'),
    { recertified: 'confirmed', on: '2022-06-18' },
  ];
  expect((await stopping.months(came, '2022-08')).at(-1)).toBe('2022-08 100');
  const stayedAway: Entries = [PERSON, GRANTED, missed('2022-05-10')];
  expect((await stopping.months(stayedAway, '2022-07')).slice(-2)).toEqual(['2022-06 100', '2022-07 0']);
});

test('where the policy names no consequence, a missed recertification has none', async () => {
  const entries: Entries = [PERSON, GRANTED, missed('2023-06-21')];
  expect((await entitlementWorld().months(entries, '2023-08')).at(-1)).toBe('2023-08 100');
});

const APPEALED: Entries = [
  PERSON,
  GRANTED,
  { event: 'fraud', on: '2022-04-12', id: 'found' },
  { appeal: 'first', on: '2022-06-07', against: 'found' },
];
const outcome = (result: 'upheld' | 'dismissed'): Entries[number] => ({
  appeal: 'first',
  on: '2022-08-16',
  against: 'found',
  outcome: result,
});
const tail = async (time: Time, entries: Entries) => (await world(time).months(entries, '2022-09')).slice(1);

test('where payment goes on, an open appeal pays from its month on, and its dismissal takes that back', async () => {
  const time: Time = { appeal: { payment: 'goes-on', ifUpheld: 'arrears' } };
  const open = ['2022-04 100', '2022-05 0', '2022-06 100', '2022-07 100', '2022-08 100', '2022-09 100'];
  expect(await tail(time, APPEALED)).toEqual(open);
  const stopped = ['2022-04 100', '2022-05 0', '2022-06 0', '2022-07 0', '2022-08 0', '2022-09 0'];
  expect(await tail(time, [...APPEALED, outcome('dismissed')])).toEqual(stopped);
});

test('an upheld appeal brings arrears, or only the months to come where the policy says so', async () => {
  const upheld = [...APPEALED, outcome('upheld')];
  const all = ['2022-04 100', '2022-05 100', '2022-06 100', '2022-07 100', '2022-08 100', '2022-09 100'];
  expect(await tail({ appeal: { payment: 'stops', ifUpheld: 'arrears' } }, upheld)).toEqual(all);
  const later = ['2022-04 100', '2022-05 0', '2022-06 0', '2022-07 0', '2022-08 100', '2022-09 100'];
  expect(await tail({ appeal: { payment: 'stops', ifUpheld: 'no-arrears' } }, upheld)).toEqual(later);
});
