import { expect, test } from 'vitest';
import { preparePaymentRun } from '../../../../../functions/core/use-cases/payments/prepare-payment-run.ts';
import { prepareScheduledRun } from '../../../../../functions/core/use-cases/payments/prepare-scheduled-run.ts';
import { beginRelease } from '../../../../../functions/core/use-cases/payments/release-payment-run.ts';
import { PLAIN } from '../../../../support/case-policies.ts';
import { addPayee, paymentWorld, preparer, releaser } from '../../../../support/payment-world.ts';

const wish = { jurisdiction: PLAIN, month: '2023-04' };

test('a run that the calendar prepared waits for two persons: one takes it up, the other releases it', async () => {
  const world = await paymentWorld();
  await addPayee(world, '1');
  const run = await prepareScheduledRun(world, PLAIN, '2023-04');
  expect(run).toMatchObject({ status: 'prepared', prepared: [{ by: 'platform' }] });
  const refused = { name: 'second-person-required' };
  await expect(beginRelease(world, run?.id ?? '', releaser)).rejects.toMatchObject(refused);
  const taken = await preparePaymentRun(world, wish, preparer);
  expect(taken).toMatchObject({ id: run?.id, status: 'prepared', totals: run?.totals });
  await expect(beginRelease(world, taken.id, preparer)).rejects.toMatchObject(refused);
  expect(await beginRelease(world, taken.id, releaser)).toMatchObject({ status: 'releasing' });
});

test('asked for again, it is the same run; what a person prepared is left as it is', async () => {
  const world = await paymentWorld();
  await addPayee(world, '1');
  const first = await prepareScheduledRun(world, PLAIN, '2023-04');
  expect(await prepareScheduledRun(world, PLAIN, '2023-04')).toEqual(first);
  const taken = await preparePaymentRun(world, wish, preparer);
  expect(await prepareScheduledRun(world, PLAIN, '2023-04')).toEqual(taken);
});

test('where there is nobody to pay, nothing is prepared', async () => {
  expect(await prepareScheduledRun(await paymentWorld(), PLAIN, '2023-04')).toBeUndefined();
});

test('a month in which an earlier run still waits is refused', async () => {
  const world = await paymentWorld();
  await addPayee(world, '1');
  await prepareScheduledRun(world, PLAIN, '2023-04');
  world.clock.set('2023-05-05');
  await expect(prepareScheduledRun(world, PLAIN, '2023-05')).rejects.toMatchObject({
    name: 'run-open-already',
  });
});
