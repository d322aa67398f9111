import { describe, expect, it } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { createPaymentRunStore } from '../../../../../functions/adapters/stores/payment-run-store.ts';
import { compareRegisters } from '../../../../../functions/core/use-cases/registers/compare-registers.ts';
import { compareWhenDue } from '../../../../../functions/core/use-cases/registers/compare-when-due.ts';
import { oneKeyRing } from '../../../../support/case-world.ts';
import { grantedEntries } from '../../../../support/granted-entries.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const DEATHS = ['姓名', '身份证号', '死亡日期', '数据状态'];
const on = '2023-06-30';

/** Two who are paid, and a comparison in the morning that found the death of the first. */
async function morning(): Promise<RegisterWorld> {
  const world = await registerWorld(on);
  for (const seed of [1, 2]) {
    const [name, residentId] = someone(seed);
    const person = await world.vault.store({ name, residentId });
    await world.dossiers.add(person, grantedEntries(seed, ['living', 'nursing']));
  }
  await bring(world, 'deaths', on, DEATHS, [[...someone(1), '2023-04-12', '']]);
  expect(await compare(world, 9)).toMatchObject({ found: { 'should-stop': 1 }, people: 2 });
  const { items } = await world.findings.list({ list: 'unsettled', jurisdiction: WULONG }, { limit: 5 });
  expect(items[0]?.explanation.zh).toMatch(/^应退：死亡（2023-04-12）。依据/);
  return world;
}

function compare(world: RegisterWorld, hour: number) {
  at(world, hour);
  return compareRegisters(world, { jurisdiction: WULONG, on, paidThrough: null });
}

/** The hour in Beijing. */
function at(world: RegisterWorld, hour: number): void {
  world.clock.set(`${on}T${String(hour - 8).padStart(2, '0')}:00:00.000Z`);
}

describe('a comparison of a day on which it was compared already', () => {
  it('goes round again where a register file came since, and counts the day as one', async () => {
    const world = await morning();
    at(world, 10);
    await bring(world, 'deaths', on, DEATHS, [[...someone(2), '2023-05-02', '']]);
    const again = await compare(world, 11);
    expect(again).toMatchObject({ found: { 'should-stop': 2 }, people: 2, superseded: 0, rounds: 2 });
    const { items } = await world.findings.comparisons(WULONG, { limit: 5 });
    expect(items).toEqual([again]);
  });

  it('lets fall what the file of the morning said and that of noon takes back', async () => {
    const world = await morning();
    at(world, 12);
    await bring(world, 'deaths', on, DEATHS, [[...someone(1), '2023-04-12', '撤销']]);
    expect(await compare(world, 13)).toMatchObject({ superseded: 1 });
    const { items } = await world.findings.list({ list: 'unsettled', jurisdiction: WULONG }, { limit: 5 });
    expect(items).toEqual([]);
  });

  it('of a day to come, or of none, is refused and leaves nothing behind', async () => {
    const world = await morning();
    for (const day of ['2023-07-01', '2023-06-31', '20230630']) {
      const asked = compareRegisters(world, { jurisdiction: WULONG, on: day, paidThrough: null });
      await expect(asked).rejects.toMatchObject({ name: 'request-invalid' });
    }
    expect((await world.findings.comparisons(WULONG, { limit: 5 })).items).toHaveLength(1);
  });

  it('is given back as it is where nothing came', async () => {
    const world = await morning();
    const done = await compare(world, 14);
    expect(done.rounds).toBeUndefined();
    expect(done.startedAt).toBe(`${on}T01:00:00.000Z`);
  });
});

it('the nightly round compares in the same month again once a register file came', async () => {
  const world = await morning();
  const runs = createPaymentRunStore(
    createMemoryTable(() => 0),
    oneKeyRing(),
  );
  const nightly = () => compareWhenDue({ ...world, runs }, WULONG, on);
  at(world, 20);
  expect(await nightly()).toBeUndefined();
  await bring(world, 'deaths', on, DEATHS, [[...someone(2), '2023-05-02', '']]);
  expect(await nightly()).toMatchObject({ found: { 'should-stop': 2 } });
  expect(await nightly()).toBeUndefined();
});
