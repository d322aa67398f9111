import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type DetermineRequest, determine } from '../../functions/core/determinations/determine.ts';
import { lastDayOf } from '../../functions/core/shared/month.ts';
import { compiledOnce } from '../support/compiled-policies.ts';
import { inventedCatalogue } from '../support/invented-districts.ts';

const FOLDER = 'test/fixtures/policies/990101-everything/examples';

/** The determination of an example of the invented county, with some facts changed. */
function determined(name: string, facts: Record<string, unknown> = {}) {
  const example: DetermineRequest = JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'));
  const { month } = example;
  const policy = inventedCatalogue.policyOn('990101', lastDayOf(month));
  return determine(compiledOnce(policy), { month, facts: { ...example.facts, ...facts } });
}

test('a service in kind states its value and provider and adds nothing to what is paid out', async () => {
  const long = await determined('granted-home-help-long-care');
  expect(long.benefits['home-help']?.inKind).toEqual([
    {
      service: { zh: '每周上门照料', en: 'Weekly visits' },
      provider: { zh: '虚构区照料中心', en: 'Care centre of the Invented District' },
      value: '120.00',
    },
  ]);
  expect(long.totalMonthlyAmount).toBe('0.00');
  expect(long.explanation.zh).toContain('以服务代替现金：每周上门照料（虚构区照料中心提供，价值120.00元）');
  const recent = await determined('granted-home-help-recent-care');
  expect(recent.benefits['home-help']?.inKind.map(({ value }) => value)).toEqual(['60.00']);
  expect(recent.totalMonthlyAmount).toBe('10.00');
});

test('of a service and cash the higher or the lower is chosen whole, by what the service is worth', async () => {
  const higher = await determined('granted-home-help-old-care');
  expect(higher.benefits['home-help']).toMatchObject({
    monthlyAmount: '0.00',
    inKind: [{ service: { zh: '电话问候' }, value: '30.00' }],
  });
  const lower = await determined('granted-home-help-middle-care');
  expect(lower.benefits['home-help']).toMatchObject({ monthlyAmount: '20.00', inKind: [] });
});

test('the classes that matched but are not paid are named, with the reason', async () => {
  const highest = await determined('granted-living-highest-class');
  expect(highest.benefits.living?.notTaken).toMatchObject([
    { class: 'minimum-living', monthlyAmount: '80.00', reason: 'lower-amount' },
  ]);
  const first = await determined('granted-nursing-first-class');
  expect(first.benefits.nursing?.notTaken).toMatchObject([
    { class: 'severe', monthlyAmount: '150.00', reason: 'later-rank' },
  ]);
  const sum = await determined('granted-visits-multiple');
  expect(sum.benefits.visits?.notTaken).toEqual([]);
});

test('the ways to combine benefits that lost are shown with what they come to', async () => {
  const own = await determined('granted-both-against-rent-aid-229-99');
  expect(own.combinations).toEqual([
    { benefits: ['living', 'nursing'], otherBenefits: [], totalMonthlyAmount: '230.00', taken: true },
    { benefits: [], otherBenefits: ['rent-aid'], totalMonthlyAmount: '229.99', taken: false },
  ]);
  const other = await determined('refused-both-against-rent-aid-230-01');
  expect(other.combinations.map(({ totalMonthlyAmount, taken }) => [totalMonthlyAmount, taken])).toEqual([
    ['230.01', true],
    ['230.00', false],
  ]);
});

test('documents that decided and were not read are named', async () => {
  const above = await determined('granted-phone-rent-1000-01');
  expect(above.unverifiedDocuments).toContain('invented-2023-survey');
  const below = await determined('granted-phone-rent-1000-00');
  expect(below.unverifiedDocuments).not.toContain('invented-2023-survey');
});

test('a label of a concurrence entry names the other benefit in the reason', async () => {
  const { benefits } = await determined('refused-living-exclude');
  const reason = benefits.living?.reasons.find(({ id }) => id === 'concurrence.city-pension');
  expect(reason?.label.zh).toBe('市民养老金（虚构）');
  expect(reason?.citations.map(({ number, clause }) => `${number} ${clause}`)).toEqual([
    '虚构民发〔2024〕1号 6',
  ]);
});

test.each<[string, string, Record<string, unknown>, string]>([
  [
    'a choice that is removed',
    'granted-transport-taxi-1',
    { transport: { mode: 'ferry' } },
    'transport.mode is "ferry"; right is one of bus, rail, taxi',
  ],
  [
    'a zone that the means of transport does not have',
    'granted-visits-base',
    { transport: { mode: 'bus', zone: 4 } },
    'transport.zone is 4, but with transport.mode bus right is 1 to 3',
  ],
  ['a fact that is removed', 'granted-visits-base', { residence: { months: 6 } }, 'residence'],
  [
    'a fact that is computed',
    'granted-visits-base',
    { 'benefits.count': 2 },
    'benefits.count is computed by the platform from benefits.codes',
  ],
  [
    'a number as text',
    'granted-visits-base',
    { 'transport.tripsPerMonth': '4' },
    'transport.tripsPerMonth is "4"; right is a whole number from 0 to 60, without quotes',
  ],
  [
    'a list with a value that is not listed',
    'granted-visits-base',
    { aids: { held: ['wings'] } },
    'aids.held is "wings"; right is one of wheelchair, prosthesis',
  ],
  [
    'an entry without what it must have',
    'granted-visits-base',
    { household: { helpers: [{ kind: 'family' }] } },
    'household.helpers is nothing; right is an entry with hours',
  ],
  [
    'a month of no calendar',
    'granted-visits-base',
    { application: { month: '2024-13' } },
    'application.month is "2024-13"; right is a month as YYYY-MM',
  ],
  [
    'a part that was removed',
    'granted-living-other-part',
    { otherBenefits: [{ code: 'care-fund', part: 'holiday' }] },
    'holiday is not declared by the policy',
  ],
  [
    'another benefit that was removed',
    'granted-living-allow',
    { otherBenefits: [{ code: 'old-coupon' }] },
    'old-coupon is not declared by the policy',
  ],
])('facts are refused: %s', async (_, example, facts, message) => {
  await expect(determined(example, facts)).rejects.toThrow(message);
});
