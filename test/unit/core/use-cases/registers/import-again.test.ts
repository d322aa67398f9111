import { expect, it } from 'vitest';
import { registerLayoutOf } from '../../../../../functions/core/registers/register-layouts.ts';
import type { RegisterLayout } from '../../../../../functions/generated/register-file.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const LIVING = ['姓名', '身份证号', '保障状态', '纳入低保日期'];
const on = '2023-06-30';

function bringAt(world: RegisterWorld, hour: number, seeds: readonly number[]) {
  world.clock.set(`${on}T0${hour}:00:00.000Z`);
  const rows = seeds.map((seed) => [...someone(seed), '在保', '2022-01-10']);
  return bring(world, 'minimum-living', on, LIVING, rows, { covers: 'complete' });
}

async function standings(world: RegisterWorld): Promise<string[]> {
  const { items } = await world.registers.people(WULONG, { limit: 10 });
  return items.flatMap(({ records }) => records.map(({ standing }) => standing)).sort();
}

it('the right file handed in once more undoes what a wrong one of the same day did after it', async () => {
  const world = await registerWorld(on);
  const right = await bringAt(world, 1, [1, 2, 3]);
  // Half of the list, by mistake: whoever is missing has left.
  expect((await bringAt(world, 2, [1])).counts).toMatchObject({ rows: 1, left: 2 });
  expect(await standings(world)).toEqual(['absent', 'absent', 'present']);
  const again = await bringAt(world, 3, [1, 2, 3]);
  expect(again).toMatchObject({ id: right.id, counts: { rows: 3, changed: 2, left: 0 } });
  expect(await standings(world)).toEqual(['present', 'present', 'present']);
});

it('the last file of a day handed in once more changes nothing and is the same import', async () => {
  const world = await registerWorld(on);
  await bringAt(world, 1, [1, 2]);
  const last = await bringAt(world, 2, [1, 2, 3]);
  expect(await bringAt(world, 3, [1, 2, 3])).toEqual(last);
});

it('the same file is read anew once its layout was corrected, and is then one import again', async () => {
  const world = await registerWorld(on);
  const corrected = registerLayoutOf('minimum-living');
  if (corrected === undefined) throw new RangeError('no layout of minimum-living');
  const wrong: RegisterLayout = {
    ...corrected,
    columns: corrected.columns.map((column) =>
      column.as === 'standing' ? { ...column, values: { 正常: 'present' } } : column,
    ),
  };
  const rows = [1, 2].map((seed) => [...someone(seed), '在保', '2022-01-10']);
  const by = (layout: RegisterLayout) => bring(world, 'minimum-living', on, LIVING, rows, { layout });
  const first = await by(wrong);
  expect(first.counts).toMatchObject({ rows: 2, added: 0, faulty: 2 });
  expect(await by(wrong)).toEqual(first);
  const second = await by(corrected);
  expect(second).toMatchObject({ counts: { rows: 2, added: 2, faulty: 0 } });
  expect((await world.registers.faults(second.id, { limit: 9 })).items).toEqual([]);
  expect(await standings(world)).toEqual(['present', 'present']);
  expect(await by(corrected)).toEqual(second);
});
