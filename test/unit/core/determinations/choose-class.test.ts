import { describe, expect, test } from 'vitest';
import type { Benefit } from '../../../../functions/generated/policy-file.ts';
import { classOf, determineOne, isEqual } from '../../../support/one-benefit.ts';

const poor = { label: 'Poor', when: isEqual('livelihood.status', 'minimum-living'), cite: 'nation-1 一' };
const fixed = { label: 'Fixed', when: isEqual('income.fixed', true), cite: 'nation-1 一' };

function benefit(
  select: NonNullable<Benefit['select']>,
  poorAmount = '100.00',
  fixedAmount = '60.00',
): Benefit {
  return {
    select,
    unlisted: 'allow',
    classes: {
      fixed: { ...fixed, amount: fixedAmount, rank: 1 },
      poor: { ...poor, amount: poorAmount, rank: 2 },
    },
  };
}

const both = { 'livelihood.status': 'minimum-living', 'income.fixed': true };

describe('where several classes apply', () => {
  test('the highest is paid, and the other named as not taken', async () => {
    expect(await determineOne(benefit('highest'), both)).toMatchObject({
      monthlyAmount: '100.00',
      class: 'poor',
      notTaken: [{ class: 'fixed', monthlyAmount: '60.00', reason: 'lower-amount' }],
    });
  });

  test('of equal amounts the first by rank is paid', async () => {
    expect(await determineOne(benefit('highest', '60.00'), both)).toMatchObject({ class: 'fixed' });
  });

  test('the first by rank is paid where the policy says so', async () => {
    expect(await determineOne(benefit('first'), both)).toMatchObject({
      monthlyAmount: '60.00',
      class: 'fixed',
      notTaken: [{ class: 'poor', reason: 'later-rank' }],
    });
  });

  test('all are paid where the policy says so', async () => {
    expect(await determineOne(benefit('sum'), both)).toMatchObject({
      monthlyAmount: '160.00',
      class: 'fixed+poor',
      notTaken: [],
    });
  });

  test('none applies: refused, each class with its reason', async () => {
    const { outcome, monthlyAmount, reasons } = await determineOne(benefit('highest'), {
      'livelihood.status': 'none',
      'income.fixed': false,
    });
    expect({ outcome, monthlyAmount }).toEqual({ outcome: 'refused', monthlyAmount: '0.00' });
    expect(reasons.map(({ id, outcome: one, decisive }) => [id, one, decisive])).toEqual([
      ['class.fixed', 'failed', true],
      ['class.poor', 'failed', true],
    ]);
  });
});

describe('where a class is open', () => {
  test('highest does not wait for one that gives no more', async () => {
    expect(await determineOne(benefit('highest'), { 'livelihood.status': 'minimum-living' })).toMatchObject({
      outcome: 'granted',
      monthlyAmount: '100.00',
    });
  });

  test('highest waits for one that could give more, and names what settles it', async () => {
    const { outcome, missing } = await determineOne(benefit('highest'), { 'income.fixed': true });
    expect(outcome).toBe('undetermined');
    expect(missing.map(({ fact }) => fact)).toEqual(['livelihood.status']);
  });

  test('first waits for one before it, not for one after', async () => {
    expect((await determineOne(benefit('first'), { 'income.fixed': true })).outcome).toBe('granted');
    expect((await determineOne(benefit('first'), { 'livelihood.status': 'minimum-living' })).outcome).toBe(
      'undetermined',
    );
  });

  test('sum waits for each', async () => {
    expect((await determineOne(benefit('sum'), { 'income.fixed': true })).outcome).toBe('undetermined');
  });

  test('a requirement that fails refuses all the same', async () => {
    const strict = {
      ...benefit('highest'),
      requirements: { r: { label: 'R', when: isEqual('certificate.level', 1), cite: 'nation-1 一' } },
    };
    const { outcome, missing } = await determineOne(strict, { 'certificate.level': 2 });
    expect({ outcome, missing }).toEqual({ outcome: 'refused', missing: [] });
  });
});

describe('where nobody has set the amount', () => {
  const unset: Benefit = { unlisted: 'allow', classes: { poor: { ...poor, amount: { parameter: 'lost' } } } };

  test('the benefit is open, the reason and what is missing say who must set it', async () => {
    const { outcome, reasons, missing } = await determineOne(unset, both, {
      parameters: { lost: { label: '标准' } },
    });
    expect(outcome).toBe('undetermined');
    expect(missing).toEqual([
      {
        fact: 'parameters.lost',
        label: { zh: '标准', en: '标准' },
        suppliedBy: ['policy'],
        why: 'not-set-by-policy',
      },
    ]);
    expect(reasons.at(-1)).toMatchObject({ id: 'amount.lost', outcome: 'unknown', decisive: true });
  });

  test('or hangs on a fact that is not known, the reason names it', async () => {
    const split: Benefit = {
      unlisted: 'allow',
      classes: { poor: { ...poor, amount: { parameter: 'living' } } },
    };
    const { reasons, missing } = await determineOne(split, both);
    expect(missing.map(({ fact }) => fact)).toEqual(['hukou.area']);
    expect(reasons.at(-1)).toMatchObject({
      id: 'amount.hukou.area',
      label: { en: 'Town or country' },
      decisive: true,
    });
  });

  test('whoever is in no class is refused', async () => {
    expect((await determineOne(unset, { 'livelihood.status': 'none' })).outcome).toBe('refused');
  });
});

describe('a table', () => {
  const table: Benefit = {
    unlisted: 'allow',
    table: {
      by: ['certificate.level', 'livelihood.status'],
      rows: [
        { id: 'one-poor', when: [1, 'minimum-living'], amount: '230.00', label: '一级低保' },
        {
          id: 'two-three',
          when: [{ from: 2, to: 3 }, ['minimum-living', 'margin']],
          amount: '130.00',
          label: '二三级',
        },
        { id: 'severe', when: [{ above: 0, below: 3 }, 'any'], amount: '100.00', label: '重度' },
      ],
      residual: { id: 'rest', amount: '10.00', label: '其他' },
      cite: 'nation-1 五',
    },
  };
  const rowOf = async (level: number | undefined, status: string | undefined) => {
    const facts = {
      ...(level && { 'certificate.level': level }),
      ...(status && { 'livelihood.status': status }),
    };
    const { outcome, class: row, monthlyAmount, missing } = await determineOne(table, facts);
    return outcome === 'undetermined' ? missing.map(({ fact }) => fact) : `${row} ${monthlyAmount}`;
  };

  test('pays the first row that matches, the residual row everybody else', async () => {
    expect(await rowOf(1, 'minimum-living')).toBe('one-poor 230.00');
    expect(await rowOf(1, 'none')).toBe('severe 100.00');
    expect(await rowOf(2, 'margin')).toBe('two-three 130.00');
    expect(await rowOf(3, 'margin')).toBe('two-three 130.00');
    expect(await rowOf(3, 'none')).toBe('rest 10.00');
    expect(await rowOf(4, 'minimum-living')).toBe('rest 10.00');
  });

  test('waits where a row before the match is open, though that row gives less', async () => {
    const rising: Benefit = {
      unlisted: 'allow',
      classes: { base: { ...fixed, amount: '50.00' } },
      table: {
        by: ['livelihood.status'],
        rows: [{ id: 'little', when: ['minimum-living'], amount: '10.00', label: 'L' }],
        residual: { id: 'much', amount: '90.00', label: 'M' },
        cite: 'nation-1 五',
      },
    };
    const { outcome, missing } = await determineOne(rising, { 'income.fixed': true });
    expect(outcome).toBe('undetermined');
    expect(missing.map(({ fact }) => fact)).toEqual(['livelihood.status']);
  });

  test('does not wait for what no row that is left asks', async () => {
    expect(await rowOf(4, undefined)).toBe('rest 10.00');
    expect(await rowOf(1, undefined)).toEqual(['livelihood.status']);
    expect(await rowOf(undefined, 'minimum-living')).toEqual(['certificate.level']);
  });

  test('without a residual row refuses everybody else', async () => {
    const { residual: _, ...closed } = table.table ?? { by: [], rows: [], cite: '' };
    expect(
      (await determineOne({ unlisted: 'allow', table: closed }, { 'certificate.level': 4 })).outcome,
    ).toBe('refused');
  });

  test('and classes stand side by side: the highest of both is paid', async () => {
    const mixed: Benefit = { ...table, classes: { four: classOf(4, '150.00'), one: classOf(1, '150.00') } };
    const own = (facts: Record<string, unknown>) => determineOne(mixed, facts);
    expect(await own({ 'certificate.level': 4, 'livelihood.status': 'none' })).toMatchObject({
      class: 'four',
    });
    expect(await own({ 'certificate.level': 1, 'livelihood.status': 'minimum-living' })).toMatchObject({
      class: 'one-poor',
      notTaken: [{ class: 'one' }],
    });
  });
});
