import { expect, test } from 'vitest';
import { createMemoryTable } from '../../../functions/adapters/local/memory-table.ts';
import { createFollowUpStores } from '../../../functions/adapters/stores/follow-up-stores.ts';
import { beginSearch } from '../../../functions/core/use-cases/registers/begin-search.ts';
import { compareRegisters } from '../../../functions/core/use-cases/registers/compare-registers.ts';
import { searchCounty } from '../../../functions/core/use-cases/registers/search-county.ts';
import { showSearch } from '../../../functions/core/use-cases/registers/show-search.ts';
import { startDailyRound } from '../../../functions/runtime/daily-round.ts';
import { paymentServicesOn } from '../../../functions/runtime/payment-services.ts';
import { policySides } from '../../../functions/runtime/register-services.ts';
import { oneKeyRing } from '../../support/case-world.ts';
import { compiledOnce } from '../../support/compiled-policies.ts';
import { bring, registerWorld, someone, WULONG } from '../../support/register-world.ts';
import { addWulongPayee } from '../../support/wulong-payee.ts';

const DEATHS = ['姓名', '身份证号', '死亡日期', '数据状态'];

/** Wulong pays somebody, on a Monday in Beijing that is the fifth of a month. */
async function county() {
  const { catalogue, cases, waivers, vault, clock, ...world } =
    await registerWorld('2023-06-04T16:30:00.000Z');
  const followUp = createFollowUpStores(
    createMemoryTable(() => 0),
    oneKeyRing(),
  );
  await addWulongPayee({ vault, followUp }, 'one who is paid');
  const services = {
    ...world,
    ...followUp,
    ...{ catalogue, cases, waivers, vault, clock },
    sideOf: policySides(compiledOnce),
  };
  const faults: unknown[] = [];
  const round = startDailyRound({
    catalogue: () => catalogue,
    registers: {
      servicesOn: () => services,
      goOnComparison: async (jurisdiction, on) =>
        void (await compareRegisters(services, { jurisdiction, on, paidThrough: null })),
      goOnSearch: async (search) => void (await searchCounty(services, search, WULONG)),
    },
    paymentsOn: paymentServicesOn({ followUp, cases, vault, compiled: compiledOnce, clock }),
    followUp,
    clock,
    onFault: (error) => faults.push(error),
  });
  const shown = async () => ({
    comparisons: (await followUp.findings.comparisons(WULONG, { limit: 10 })).items.map(({ on }) => on),
    runs: (await followUp.runs.runsOf(WULONG, { limit: 10 })).items.map(
      ({ id, status }) => `${id} ${status}`,
    ),
    planned: (await followUp.recertifications.planned(WULONG, '2023-06', { limit: 10 })).items.length,
  });
  return { round, clock, followUp, services, faults, shown };
}

test('one machine compares, plans recertifications and prepares the month’s run by itself, from one in the morning in Beijing', async () => {
  const { round, clock, shown, faults } = await county();
  await round.look();
  expect(await shown()).toEqual({ comparisons: [], runs: [], planned: 0 });
  clock.set('2023-06-04T17:30:00.000Z');
  await round.look();
  const done = { comparisons: ['2023-06-05'], runs: ['run-500156-2023-06-1 prepared'], planned: 1 };
  expect(await shown()).toEqual(done);
  await round.look();
  expect(await shown()).toEqual(done);
  await round.stop();
  expect(faults).toEqual([]);
});

test('what was left of a search, the county’s own or of an authority above it, is gone on with', async () => {
  const { round, clock, services } = await county();
  const searches = [];
  for (const place of [WULONG, '500000']) searches.push(await beginSearch(services, place, '2023-06-04'));
  clock.set('2023-06-04T17:30:00.000Z');
  await round.look();
  await round.stop();
  for (const search of searches)
    expect(await showSearch(services, search)).toMatchObject({ state: 'done', people: 1 });
});

test('on later days it compares where a register file came, and leaves the run to its persons', async () => {
  const { round, clock, services, shown } = await county();
  clock.set('2023-06-04T17:30:00.000Z');
  await round.look();
  clock.set('2023-06-05T17:30:00.000Z');
  await round.look();
  await bring(services, 'deaths', '2023-06-06', DEATHS, [[...someone(1), '2023-06-01', '']]);
  clock.set('2023-06-06T17:30:00.000Z');
  await round.look();
  await round.stop();
  const { comparisons, runs } = await shown();
  expect(comparisons).toEqual(['2023-06-07', '2023-06-05']);
  expect(runs).toHaveLength(1);
});
