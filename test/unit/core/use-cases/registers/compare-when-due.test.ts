import { expect, test } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { createPaymentRunStore } from '../../../../../functions/adapters/stores/payment-run-store.ts';
import { compareWhenDue } from '../../../../../functions/core/use-cases/registers/compare-when-due.ts';
import { oneKeyRing } from '../../../../support/case-world.ts';
import { bring, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

const DEATHS = ['姓名', '身份证号', '死亡日期', '数据状态'];

/** Somebody whom the register of deaths names. */
async function world() {
  const runs = createPaymentRunStore(
    createMemoryTable(() => 0),
    oneKeyRing(),
  );
  const services = await registerWorld('2023-04-02');
  await bring(services, 'deaths', '2023-04-01', DEATHS, [[...someone(1), '2023-03-12', '']]);
  return { ...services, runs };
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

test('a county that only receives cases for others has nothing to compare, with or without a policy', async () => {
  expect(await compareWhenDue(await world(), '130110', '2023-04-02')).toBeUndefined();
});
