import { expect, test } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { createPaymentRunStore } from '../../../../../functions/adapters/stores/payment-run-store.ts';
import { compareWhenDue } from '../../../../../functions/core/use-cases/registers/compare-when-due.ts';
import { oneKeyRing } from '../../../../support/case-world.ts';
import { registerWorld, WULONG } from '../../../../support/register-world.ts';

async function world() {
  const runs = createPaymentRunStore(
    createMemoryTable(() => 0),
    oneKeyRing(),
  );
  return { ...(await registerWorld('2023-04-02')), runs };
}

test('Wulong compares every month (W 细则 三): once in each, whichever day it is asked', async () => {
  const services = await world();
  const ask = (on: string) => {
    services.clock.set(on);
    return compareWhenDue(services, WULONG, on);
  };
  expect(await ask('2023-04-02')).toMatchObject({ on: '2023-04-02', state: 'done' });
  expect(await ask('2023-04-03')).toBeUndefined();
  expect(await ask('2023-04-30')).toBeUndefined();
  expect(await ask('2023-05-01')).toMatchObject({ on: '2023-05-01', state: 'done' });
});

test('a comparison that was interrupted is gone on with as of its own day', async () => {
  const services = await world();
  const stop = () => {
    throw new Error('no time left');
  };
  await expect(compareWhenDue(services, WULONG, '2023-04-02', stop)).rejects.toThrow('no time left');
  expect(await compareWhenDue(services, WULONG, '2023-04-03')).toMatchObject({
    on: '2023-04-02',
    state: 'done',
  });
});
