import { expect, test } from 'vitest';
import { dueMonths } from '../../../../functions/core/entitlements/due-months.ts';
import {
  type Entries,
  entitlementWorld,
  GRANTED,
  invented,
  NEIGHBOUR,
  PERSON,
} from '../../../support/entitlement-world.ts';

const world = entitlementWorld(invented(), NEIGHBOUR);
const dated = (certificate: object, from: string): Entries[number] => ({ from, facts: { certificate } });
const nursing = (appliedOn: string, decidedOn: string, jurisdiction = '990101'): Entries[number] => ({
  decided: { nursing: 'granted' },
  appliedOn,
  decidedOn,
  jurisdiction,
});
const registered = (code: string, from: string): Entries[number] => ({ from, facts: { hukou: { code } } });

/** Each benefit of a month with its payer and amount. */
async function paidIn(entries: Entries, month: string): Promise<Record<string, string>> {
  const asked = { through: month, knownOn: '2099-12-31' };
  const last = (await dueMonths(world.dossier(entries), asked, world.context)).at(-1);
  return Object.fromEntries(
    Object.entries(last?.benefits ?? {}).map(([id, { jurisdiction, fen }]) => [
      id,
      `${jurisdiction} ${fen / 100}`,
    ]),
  );
}

test('in the month of a move each benefit is paid by the place whose right stands', async () => {
  const entries: Entries = [
    PERSON,
    nursing('2022-03-10', '2022-03-28'),
    { event: 'hukou-moved-out', on: '2022-05-18' },
    registered('990102', '2022-05-18'),
    {
      decided: { living: 'granted', nursing: 'granted' },
      appliedOn: '2022-05-25',
      decidedOn: '2022-06-02',
      jurisdiction: '990102',
    },
  ];
  expect(await paidIn(entries, '2022-05')).toEqual({ living: '990102 200', nursing: '990101 100' });
  expect(await paidIn(entries, '2022-06')).toEqual({ living: '990102 200', nursing: '990102 300' });
});

test('a grant of a place where the person is not registered takes nothing from the place where he is', async () => {
  const entries: Entries = [
    PERSON,
    nursing('2022-03-10', '2022-03-28'),
    nursing('2022-05-25', '2022-06-02', '990102'),
  ];
  expect(await paidIn(entries, '2022-07')).toEqual({ nursing: '990101 100' });
  const moved: Entries = [...entries, registered('990102', '2022-08-09')];
  expect(await paidIn(moved, '2022-08')).toEqual({ nursing: '990101 100' });
  expect(await paidIn(moved, '2022-09')).toEqual({ nursing: '990102 300' });
});

test('who moved away and back applies anew, whether the move was told as an event or only as a new code', async () => {
  const moves: Entries[] = [
    [
      { event: 'hukou-moved-out', on: '2022-05-05' },
      { ended: 'hukou-moved-out', on: '2022-07-05' },
    ],
    [registered('990102', '2022-05-05'), registered('990101', '2022-07-05')],
  ];
  for (const move of moves) {
    const months = ['2022-05 100', '2022-06 0', '2022-07 0', '2022-08 0'];
    expect((await world.months([PERSON, GRANTED, ...move], '2022-08')).slice(2)).toEqual(months);
    const again = [PERSON, GRANTED, ...move, nursing('2022-07-08', '2022-07-20')] as Entries;
    const back = ['2022-05 100', '2022-06 0', '2022-07 100', '2022-08 100'];
    expect((await world.months(again, '2022-08')).slice(2)).toEqual(back);
  }
});

test('a month comes to the same however far it is asked', async () => {
  const entries: Entries = [
    PERSON,
    dated({ issuedOn: '2012-05-01', expiresOn: '2022-04-30' }, '2022-03-01'),
    GRANTED,
    dated({ issuedOn: '2022-09-14', expiresOn: '2032-09-13' }, '2022-09-14'),
    nursing('2022-10-08', '2022-10-20'),
    { backPay: 'nursing', months: ['2022-08'], ground: '住院', knownOn: '2022-10-21' },
  ];
  expect((await world.months(entries, '2022-08')).at(-1)).toBe('2022-08 100');
  expect((await world.months(entries, '2022-12'))[5]).toBe('2022-08 100');
});

const EXPIRED_IN_PRISON: Entries = [
  PERSON,
  dated({ issuedOn: '2012-05-01', expiresOn: '2022-04-30' }, '2022-03-01'),
  GRANTED,
  { event: 'sentenced', on: '2022-05-12' },
  dated({ issuedOn: '2022-06-14', expiresOn: '2032-06-13' }, '2022-06-14'),
  { ended: 'sentenced', on: '2022-09-20' },
];

test('a certificate renewed in prison restarts nothing before the application after the release', async () => {
  const entries: Entries = [...EXPIRED_IN_PRISON, nursing('2022-10-08', '2022-10-20')];
  expect((await world.months(entries, '2022-11')).slice(1)).toEqual([
    '2022-04 100',
    '2022-05 0',
    '2022-06 0',
    '2022-07 0',
    '2022-08 0',
    '2022-09 0',
    '2022-10 100',
    '2022-11 100',
  ]);
});

test('months that something else than the certificate stopped, too, are not paid back', async () => {
  const entries: Entries = [
    ...EXPIRED_IN_PRISON,
    nursing('2022-09-21', '2022-10-20'),
    { backPay: 'nursing', months: ['2022-07', '2022-08'], ground: '狱中无法换证', knownOn: '2022-10-21' },
  ];
  expect((await world.months(entries, '2022-09')).slice(4)).toEqual([
    '2022-07 0',
    '2022-08 0',
    '2022-09 100',
  ]);
  const faults = await world.faults(entries, '2022-09');
  expect(faults).toEqual(['back-pay-not-allowed', 'back-pay-not-allowed']);
});

test('whoever drew nothing before the certificate expired is not paid from its new issue', async () => {
  const entries: Entries = [
    PERSON,
    dated({ issuedOn: '2012-05-01', expiresOn: '2022-02-28' }, '2022-01-01'),
    dated({ issuedOn: '2022-04-14', expiresOn: '2032-04-13' }, '2022-04-14'),
    nursing('2022-06-08', '2022-06-20'),
  ];
  expect((await world.months(entries, '2022-07'))[0]).toBe('2022-06 100');
});

test('an upheld appeal against a decision takes away nothing that it granted', async () => {
  const entries: Entries = [
    PERSON,
    {
      decided: { living: 'refused', nursing: 'granted' },
      appliedOn: '2022-03-10',
      decidedOn: '2022-03-28',
      id: 'decided',
      case: 'first',
    },
    { appeal: 'first', on: '2022-04-06', against: 'decided' },
    { appeal: 'first', on: '2022-05-16', against: 'decided', outcome: 'upheld' },
  ];
  expect(await world.months(entries, '2022-05')).toEqual(['2022-03 100', '2022-04 100', '2022-05 100']);
  expect(await world.months(entries, '2022-05', { benefit: 'living' })).toEqual([
    '2022-03 open',
    '2022-04 open',
    '2022-05 open',
  ]);
  const anew: Entries = [
    ...entries,
    { ...GRANTED, decidedOn: '2022-05-20', case: 'first' } as Entries[number],
  ];
  expect(await world.months(anew, '2022-05', { benefit: 'living' })).toEqual([
    '2022-03 80',
    '2022-04 80',
    '2022-05 80',
  ]);
});

test('nobody applies after his death; what was running before goes on through its month', async () => {
  const death: Entries[number] = { event: 'death', on: '2022-04-20' };
  const late = nursing('2022-04-22', '2022-05-10');
  expect(await world.months([PERSON, late, death], '2022-05')).toEqual(['2022-05 0']);
  expect(await world.faults([PERSON, late, death], '2022-05')).toEqual(['restart-before-end']);
  expect(await world.months([PERSON, GRANTED, late, death], '2022-05')).toEqual([
    '2022-03 100',
    '2022-04 100',
    '2022-05 0',
  ]);
});

test('a month is told by what decides it: no event that stopped nothing, no beginning of what is not due', async () => {
  const told = async (entries: Entries, month: string) => {
    const asked = { through: month, knownOn: '2099-12-31' };
    const months = await dueMonths(world.dossier(entries), asked, world.context);
    return months.at(-1)?.benefits.nursing?.because;
  };
  const released: Entries = [
    PERSON,
    GRANTED,
    { event: 'sentenced', on: '2022-04-12' },
    { ended: 'sentenced', on: '2022-04-25' },
  ];
  expect(await told(released, '2022-05')).toEqual(['class.severe']);
  const begun: Entries = [
    PERSON,
    GRANTED,
    { event: 'other-benefit-begun', on: '2022-04-12' },
    { from: '2022-04-12', facts: { otherBenefits: [{ code: 'orphan', monthlyAmount: '500.00' }] } },
  ];
  expect(await told(begun, '2022-05')).toEqual(['class.severe']);
  const light: Entries = [PERSON, dated({ level: 3 }, '2022-03-02'), GRANTED];
  expect(await told(light, '2022-03')).toEqual(['class.severe']);
});
