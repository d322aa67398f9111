import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../../../functions/core/policies/check/check-all.ts';
import type { PolicyText } from '../../../../../functions/core/policies/check/check-policies.ts';
import { exampleCoverage } from '../../../../../functions/core/policies/check/examples/example-coverage.ts';
import { policyCatalogueOf } from '../../../../../functions/core/policies/policy-catalogue-of.ts';
import {
  COUNTY_FILE,
  draftOf,
  exampleText,
  NATION_FILE,
  put,
  textOf,
} from '../../../../support/policy-fixtures.ts';
import { COUNTY_PATH } from './checking.ts';

const CITE = 'luquan-1 一';
const poor = { livelihood: { status: 'minimum-living' }, household: { income: '600.00' } };
const rich = { livelihood: { status: 'none' }, household: { income: '600.00' } };

let count = 0;
function person(facts: object, month = '2022-05'): PolicyText {
  const given = { otherBenefits: [], ...facts };
  return exampleText(
    { title: 'x', month, facts: given, expected: { benefits: { living: { outcome: 'granted' } } } },
    `e${count++}`,
  );
}

async function undistinguished(county: object, ...examples: PolicyText[]): Promise<string[]> {
  const { findings } = await checkAll([textOf(NATION_FILE), textOf(county), ...examples]);
  return findings
    .filter(({ file, code }) => code === 'not-distinguished' && file.startsWith('130110'))
    .map(({ pointer, message }) => `${pointer}: ${message.en.slice(0, message.en.indexOf(';'))}`);
}

/** The county with more rules, without its concurrence entry. */
const county = (path: string, value: unknown) =>
  put(put(draftOf(COUNTY_FILE), 'benefits.living', {}), path, value);

describe('coverage by examples', () => {
  it.each([
    ['requirements', 'requirement'],
    ['exclusions', 'exclusion'],
    ['classes', 'class'],
  ])('asks for both sides of %s that the file states', async (map, kind) => {
    const when = { fact: 'certificate.level', operator: 'equal', value: 1 };
    const file = county(`benefits.living.${map}.own`, {
      label: 'x',
      when,
      amount: map === 'classes' ? '90.00' : undefined,
      cite: CITE,
    });
    const at = `/benefits/living/${map}/own: no example shows ${kind}.own of living`;
    const level = (one: number) => person({ ...poor, certificate: { level: one } });
    expect(await undistinguished(file, person(poor))).toEqual([`${at} passed nor failed`]);
    const oneSide = kind === 'exclusion' ? 'passed' : 'failed';
    expect(await undistinguished(file, level(1))).toEqual([`${at} ${oneSide}`]);
    expect(await undistinguished(file, level(1), level(2))).toEqual([]);
  });

  it('asks for every row of a table, a later one failing where an earlier one matched', async () => {
    const rows = [1, 2].map((level) => ({ id: `level-${level}`, when: [level], amount: '1.00', label: 'x' }));
    const residual = { id: 'others', amount: '1.00', label: 'x' };
    const file = county('benefits.living.table', { by: ['certificate.level'], rows, residual, cite: CITE });
    const level = (one: number) => person({ ...rich, certificate: { level: one } });
    const at = '/benefits/living/table';
    expect(await undistinguished(file, level(1))).toEqual([
      `${at}/rows/0: no example shows class.level-1 of living failed`,
      `${at}/rows/1: no example shows class.level-2 of living passed`,
      `${at}/residual: no example shows class.others of living passed`,
    ]);
    expect(await undistinguished(file, level(1), level(2), level(3))).toEqual([]);
  });

  it('asks of an entry for the higher: own kept, other kept, and not drawn', async () => {
    const at = '/benefits/living/concurrence/pension: no example shows concurrence.pension of living';
    const drawing = (monthlyAmount: string) =>
      person({ ...poor, otherBenefits: [{ code: 'pension', monthlyAmount }] });
    expect(await undistinguished(COUNTY_FILE, person(poor))).toEqual([`${at} own-kept nor other-kept`]);
    expect(await undistinguished(COUNTY_FILE, person(poor), drawing('79.99'))).toEqual([`${at} other-kept`]);
    expect(await undistinguished(COUNTY_FILE, drawing('79.99'), drawing('80.01'))).toEqual([
      `${at} not-drawn`,
    ]);
    expect(await undistinguished(COUNTY_FILE, person(poor), drawing('79.99'), drawing('80.01'))).toEqual([]);
  });

  it.each([
    ['allow', 'compatible'],
    ['exclude', 'excluded'],
  ])('asks of %s for a person who draws it and one who does not', async (rule, side) => {
    const file = county('benefits.living.concurrence.pension', { rule, cite: CITE });
    const drawing = person({ ...poor, otherBenefits: [{ code: 'pension', monthlyAmount: '1.00' }] });
    const at = '/benefits/living/concurrence/pension: no example shows concurrence.pension of living';
    expect(await undistinguished(file, person(poor))).toEqual([`${at} ${side}`]);
    expect(await undistinguished(file, drawing)).toEqual([`${at} not-drawn`]);
    expect(await undistinguished(file, drawing, person(poor))).toEqual([]);
  });

  it('asks for a life event that stops and one that does not yet', async () => {
    const file = county('events.cancelled', { from: 'same-month', cite: CITE });
    const cancelled = person({ ...poor, certificate: { cancelledOn: '2022-05-03' } });
    expect(await undistinguished(file, person(poor))).toEqual([
      '/events/cancelled: no example shows event.cancelled failed',
    ]);
    expect(await undistinguished(file, person(poor), cancelled)).toEqual([]);
  });

  it('does not ask for what a file only labels or cites anew', async () => {
    expect(
      await undistinguished(
        county('benefits.living.classes.poor', { label: '改名', cite: CITE }),
        person(poor),
      ),
    ).toEqual([]);
  });

  it('counts the examples of an amending version for what it does not restate, not for what it does', async () => {
    const when = { fact: 'certificate.level', operator: 'equal', value: 1 };
    const first = county('benefits.living.classes.own', { label: 'x', when, amount: '90.00', cite: CITE });
    const amending = { jurisdiction: '130110', effectiveFrom: '2023-01-01', amends: '2022-03-01' };
    const level = (one: number) => person({ ...rich, certificate: { level: one } }, '2023-05');
    expect(await undistinguished(first, textOf(amending), level(1), level(2))).toEqual([]);
    const restating = { ...amending, benefits: { living: { classes: { own: { when, cite: CITE } } } } };
    expect(await undistinguished(first, textOf(restating), level(1), level(2))).toEqual([
      '/benefits/living/classes/own: no example shows class.own of living passed nor failed',
    ]);
  });

  it('is told of every rule, shown and missing sides, for the readiness sheet', async () => {
    const { layers, runs } = await checkAll([textOf(NATION_FILE), textOf(COUNTY_FILE), person(poor)]);
    const layer = layers.find(({ path }) => path === COUNTY_PATH);
    const policy = policyCatalogueOf(layers).policyOn('130110', '2022-05-31');
    expect(layer && exampleCoverage(layer, policy, runs)).toMatchObject([
      {
        reason: 'concurrence.pension',
        benefit: 'living',
        shown: ['not-drawn'],
        missing: ['own-kept', 'other-kept'],
      },
    ]);
  });
});
