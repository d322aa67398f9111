import { describe, expect, it } from 'vitest';
import { listNotMonthly } from '../../../../../functions/core/use-cases/payments/list-not-monthly.ts';
import { PLAIN } from '../../../../support/case-policies.ts';
import { addPayee, paidRun, paymentWorld } from '../../../../support/payment-world.ts';

describe('the yearly list of counties that do not pay monthly', () => {
  it('names the months without a run and those paid late, and by when the county reports', async () => {
    const world = await paymentWorld({ at: '2023-01-25' });
    await addPayee(world, '1');
    await paidRun(world, '2023-01');
    world.clock.set('2023-03-05');
    await paidRun(world, '2023-02');
    world.clock.set('2023-06-10');
    const list = await listNotMonthly(world, '110000', '2023');
    expect(list.map(({ jurisdiction }) => jurisdiction)).toEqual([PLAIN]);
    expect(list[0]).toEqual({
      jurisdiction: PLAIN,
      year: '2023',
      frequency: 'monthly',
      unpaid: ['2023-03', '2023-04', '2023-05'],
      late: ['2023-02'],
      reportBy: '2023-12-31',
    });
  });

  it('leaves out a county that paid every month in time', async () => {
    const world = await paymentWorld({ at: '2023-01-25' });
    await addPayee(world, '1');
    for (const month of ['2023-01', '2023-02', '2023-03']) await paidRun(world, month);
    world.clock.set('2023-04-10');
    expect(await listNotMonthly(world, '110000', '2023')).toEqual([]);
  });

  it('counts no month before the first decision, and nobody who decided nothing', async () => {
    const world = await paymentWorld({ at: '2023-04-12' });
    expect(await listNotMonthly(world, '110000', '2023')).toEqual([]);
    await addPayee(world, '2', { knownOn: '2023-05-20' });
    await addPayee(world, '1', { knownOn: '2023-04-12' });
    world.clock.set('2023-07-10');
    const [report] = await listNotMonthly(world, '110000', '2023');
    expect(report).toMatchObject({ jurisdiction: PLAIN, unpaid: ['2023-04', '2023-05', '2023-06'] });
    // In a later year all of it counts, in an earlier one nothing does.
    expect(await listNotMonthly(world, '110000', '2022')).toEqual([]);
    world.clock.set('2024-03-02');
    const [later] = await listNotMonthly(world, '110000', '2024');
    expect(later?.unpaid).toEqual(['2024-01', '2024-02']);
  });
});
