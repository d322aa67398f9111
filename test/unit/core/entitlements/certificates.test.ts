import { expect, test } from 'vitest';
import type { Time } from '../../../../functions/generated/policy-file.ts';
import {
  type Entries,
  entitlementWorld,
  GRANTED,
  invented,
  PERSON,
} from '../../../support/entitlement-world.ts';

const cite = 'invented 4';
const TABLE = {
  nursing: {
    classes: { severe: null },
    table: {
      by: ['certificate.level'],
      rows: [
        { id: 'level-1', when: [1], amount: '100.00', label: { zh: '一级', en: 'level 1' } },
        { id: 'level-2', when: [2], amount: '50.00', label: { zh: '二级', en: 'level 2' } },
      ],
      cite,
    },
  },
} as const;

function world(time: Time = {}) {
  return entitlementWorld(invented({ benefits: TABLE as never, time }));
}

const dated = (certificate: object, from: string): Entries[number] => ({ from, facts: { certificate } });
const expires: Entries[number] = dated({ issuedOn: '2012-05-01', expiresOn: '2022-04-30' }, '2022-03-01');
const newCard = dated({ level: 1, issuedOn: '2022-09-14', expiresOn: '2032-09-13' }, '2022-09-14');
const again: Entries[number] = {
  decided: { nursing: 'granted' },
  appliedOn: '2022-10-08',
  decidedOn: '2022-10-20',
};
const EXPIRED: Entries = [PERSON, expires, GRANTED, newCard, again];

test('after expiry the benefit is due from the month of issue, or of application where the policy says so', async () => {
  expect((await world().months(EXPIRED, '2022-10')).slice(1)).toEqual([
    '2022-04 50',
    '2022-05 0',
    '2022-06 0',
    '2022-07 0',
    '2022-08 0',
    '2022-09 100',
    '2022-10 100',
  ]);
  const late = world({ reissue: { from: 'month-of-application' } });
  expect((await late.months(EXPIRED, '2022-10')).slice(-2)).toEqual(['2022-09 0', '2022-10 100']);
});

test('a policy that always pays back does so for the months of its cap, at the level that it names', async () => {
  const always = world({ reissue: { backPay: 'always', backPayMonths: 2, backPayAt: 'old-level' } });
  expect((await always.months(EXPIRED, '2022-09')).slice(2)).toEqual([
    '2022-05 0',
    '2022-06 0',
    '2022-07 50',
    '2022-08 50',
    '2022-09 100',
  ]);
});

test('a policy that never pays back does not, whatever an officer entered', async () => {
  const never = world({ reissue: { backPay: 'never' } });
  const entries: Entries = [...EXPIRED, { backPay: 'nursing', months: ['2022-08'], ground: '住院' }];
  expect((await never.months(entries, '2022-09')).slice(-2)).toEqual(['2022-08 0', '2022-09 100']);
  expect(await never.faults(entries, '2022-09')).toEqual(['back-pay-not-allowed']);
});

test('while a changed certificate is issued anew the amount is unchanged, or suspended where the policy says so', async () => {
  const entries: Entries = [
    PERSON,
    GRANTED,
    { event: 'level-changed', on: '2022-04-11' },
    dated({ level: 1 }, '2022-04-11'),
    dated({ issuedOn: '2022-06-20', expiresOn: '2032-06-19' }, '2022-06-20'),
  ];
  const months = ['2022-04 50', '2022-05 50', '2022-06 50', '2022-07 100'];
  expect((await world().months(entries, '2022-07')).slice(1)).toEqual(months);
  const suspended = world({ reissue: { duringChange: 'suspended' } });
  expect((await suspended.months(entries, '2022-07')).slice(1)).toEqual([
    '2022-04 50',
    '2022-05 0',
    '2022-06 0',
    '2022-07 100',
  ]);
});

test('a transition period is cut to the months that the policy allows, and ignored where it allows none', async () => {
  const entries: Entries = [
    PERSON,
    expires,
    GRANTED,
    { transition: '2022-05', through: '2022-08', ground: '洪灾' },
  ];
  const cut = world({ transition: { allowed: true, months: 2, cite } });
  expect((await cut.months(entries, '2022-08')).slice(1)).toEqual([
    '2022-04 50',
    '2022-05 50',
    '2022-06 50',
    '2022-07 0',
    '2022-08 0',
  ]);
  const none = world({ transition: { allowed: false } });
  expect((await none.months(entries, '2022-05')).at(-1)).toBe('2022-05 0');
  expect(await none.faults(entries, '2022-05')).toEqual(['transition-not-allowed']);
});

test('a certificate issued anew in the month in which the old one expired leaves no gap', async () => {
  const entries: Entries = [
    PERSON,
    dated({ issuedOn: '2012-05-01', expiresOn: '2022-05-09' }, '2022-03-01'),
    GRANTED,
    dated({ level: 2, issuedOn: '2022-05-20', expiresOn: '2032-05-19' }, '2022-05-20'),
  ];
  expect((await world().months(entries, '2022-07')).at(-1)).toBe('2022-07 50');
});
