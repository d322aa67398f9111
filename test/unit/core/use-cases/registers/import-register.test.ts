import { describe, expect, it } from 'vitest';
import type { RegisterImport } from '../../../../../functions/core/registers/register-import.ts';
import { registerLayoutOf } from '../../../../../functions/core/registers/register-layouts.ts';
import {
  importRegister,
  importRegisters,
} from '../../../../../functions/core/use-cases/registers/import-register.ts';
import { bring, fileOf, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

const DEATHS = ['姓名', '身份证号', '死亡日期', '数据状态'];
const LIVING = ['姓名', '身份证号', '保障状态', '保障类别', '纳入低保日期', '停保日期'];

async function recordsOf(world: Awaited<ReturnType<typeof registerWorld>>, id: string) {
  const person = await world.vault.find(id);
  return person === undefined ? [] : world.registers.recordsOf(person);
}

describe('importing a register', () => {
  it('reads dates in every way in which offices write them', async () => {
    const world = await registerWorld();
    const written = [
      '2023-03-01',
      '2023/3/1',
      '20230301',
      '2023年3月1日',
      '2023.3.1',
      '２０２３－０３－０１',
      "'2023-03-01",
      '2023-03-01 00:00:00',
    ];
    const done = await bring(
      world,
      'deaths',
      '2023-03-31',
      DEATHS,
      written.map((date, at) => [...someone(at), date, '正常']),
    );
    expect(done).toMatchObject({ state: 'done', counts: { rows: 8, added: 8, faulty: 0 } });
    for (const at of written.keys()) {
      const [record] = await recordsOf(world, someone(at)[1]);
      expect(record?.events).toEqual([{ event: 'death', on: '2023-03-01', over: null }]);
    }
  });

  it('reports rows that cannot be used by line and column, masked, and takes the rest', async () => {
    const world = await registerWorld();
    const [name, id] = someone(1);
    const wrongDigit = `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`;
    const done = await bring(world, 'deaths', '2023-03-31', DEATHS, [
      [name, wrongDigit, '2023-03-01', ''],
      [...someone(2), '2023-02-30', ''],
      [...someone(3), '', ''],
      'the line ends in the middle of a cell',
      [...someone(4), '2023-03-04', ''],
    ]);
    expect(done.counts).toMatchObject({ rows: 5, added: 1, faulty: 4, unattributed: 2 });
    const { items } = await world.registers.faults(done.id, { limit: 10 });
    expect(items.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, '身份证号', 'resident-id-check-digit'],
      [3, '死亡日期', 'cell-date'],
      [4, '死亡日期', 'cell-empty'],
      [5, null, 'line-unreadable'],
    ]);
    expect(JSON.stringify(items)).not.toContain(wrongDigit.slice(3, 14));
    expect(JSON.stringify(items)).not.toContain(name);
  });

  it('finds the header below a title, and refuses a file that is of another register without repeating its rows', async () => {
    const world = await registerWorld();
    const layout = registerLayoutOf('deaths');
    if (layout === undefined) throw new Error('no layout');
    const titled = fileOf(
      ['武隆区死亡人口信息表'],
      [['制表日期', '2023-03-31'], DEATHS, [...someone(1), '2023-03-01', '']],
    );
    const request = { layout, jurisdiction: WULONG, asOf: '2023-03-31', by: 'o' };
    expect((await importRegister(world, { ...request, source: titled })).counts.added).toBe(1);
    const [name, id] = someone(2);
    const other = fileOf([name, id, '2023-03-01'], [[name, id, '2023-03-02']]);
    const refusal = importRegister(world, { ...request, source: other });
    await expect(refusal).rejects.toMatchObject({ name: 'register-file-layout' });
    await expect(refusal).rejects.not.toThrow(new RegExp(`${name}|${id}`));
    const living = fileOf(LIVING, [[...someone(3), '在保', 'A类', '2023-01-01', '']]);
    await expect(importRegister(world, { ...request, source: living })).rejects.toThrow(/死亡日期.*保障状态/);
  });

  it('takes the same file once, and the same rows of another file without change', async () => {
    const world = await registerWorld();
    const rows = [[...someone(1), '2023-03-01', '']];
    const first = await bring(world, 'deaths', '2023-03-31', DEATHS, rows);
    world.clock.set('2023-04-20');
    expect(await bring(world, 'deaths', '2023-03-31', DEATHS, rows)).toEqual(first);
    const later = await bring(world, 'deaths', '2023-04-15', DEATHS, rows);
    expect(later.counts).toMatchObject({ added: 0, unchanged: 1 });
    const [record] = await recordsOf(world, someone(1)[1]);
    expect(record).toMatchObject({ asOf: '2023-04-15', since: '2023-03-31' });
  });

  it('goes on behind the last stored line after an interruption, and counts every row once', async () => {
    const world = await registerWorld();
    const rows = Array.from({ length: 1000 }, (_, at) => [...someone(at), '2023-03-01', '']);
    const layout = registerLayoutOf('deaths');
    if (layout === undefined) throw new Error('no layout');
    const request = {
      layout,
      jurisdiction: WULONG,
      asOf: '2023-03-31',
      source: fileOf(DEATHS, rows),
      by: 'o',
    };
    const { registers } = world;
    let saves = 0;
    const failing = {
      ...world,
      registers: {
        ...registers,
        saveImport: async (one: Parameters<typeof registers.saveImport>[0]) => {
          saves += 1;
          if (saves === 3) throw new Error('the power is gone');
          await registers.saveImport(one);
        },
      },
    };
    await expect(importRegister(failing, request)).rejects.toThrow('the power is gone');
    const seen: number[] = [];
    const done = await importRegister(world, { ...request, onProgress: ({ line }) => seen.push(line) });
    expect(done.counts).toMatchObject({ rows: 1000, added: 1000, unchanged: 0, faulty: 0 });
    expect(seen).toEqual([801, 1001, 1001]);
  });

  it('knows who left a complete file, but not where too many lines name nobody', async () => {
    const world = await registerWorld('2023-06-01');
    const row = (seed: number) => [...someone(seed), '在保', 'B类', '2023-01-10', ''];
    await bring(world, 'minimum-living', '2023-03-31', LIVING, [row(1), row(2), row(3)]);
    const broken = await bring(world, 'minimum-living', '2023-04-30', LIVING, [row(1), 'half a line']);
    expect(broken.counts.left).toBe(0);
    expect((await world.registers.faults(broken.id, { limit: 10 })).items.map(({ code }) => code)).toContain(
      'file-not-closed',
    );
    const done = await bring(world, 'minimum-living', '2023-05-31', LIVING, [row(1), row(2)]);
    expect(done.counts).toMatchObject({ unchanged: 2, left: 1 });
    const [gone] = await recordsOf(world, someone(3)[1]);
    expect(gone).toMatchObject({
      standing: 'absent',
      facts: { 'livelihood.status': 'none' },
      events: [{ event: 'left-minimum-living', on: '2023-05-31' }],
      before: { facts: { 'livelihood.status': 'minimum-living', 'livelihood.class': 'b' } },
    });
  });

  it('does not use a row whose name is not the one known under its resident ID', async () => {
    const world = await registerWorld();
    const [name, id] = someone(1);
    await world.vault.store({ name, residentId: id });
    const done = await bring(world, 'deaths', '2023-03-31', DEATHS, [['王某某', id, '2023-03-01', '']]);
    expect(done.counts).toMatchObject({ added: 0, faulty: 1 });
    expect(await recordsOf(world, id)).toEqual([]);
  });

  it('keeps the first of two lines that contradict each other, and an older file changes nothing', async () => {
    const world = await registerWorld('2023-06-01');
    const twice = await bring(world, 'deaths', '2023-04-30', DEATHS, [
      [...someone(1), '2023-03-01', ''],
      [...someone(1), '2023-03-09', ''],
    ]);
    expect(twice.counts).toMatchObject({ added: 1, faulty: 1 });
    const older = await bring(world, 'deaths', '2023-03-31', DEATHS, [[...someone(1), '2023-03-20', '']]);
    expect(older.counts.outdated).toBe(1);
    const [record] = await recordsOf(world, someone(1)[1]);
    expect(record?.events[0]?.on).toBe('2023-03-01');
  });

  it('refuses a day to come and a register that the policy does not have', async () => {
    const world = await registerWorld();
    const layout = registerLayoutOf('deaths');
    if (layout === undefined) throw new Error('no layout');
    const request = { layout, jurisdiction: WULONG, source: fileOf(DEATHS, []), by: 'o' };
    await expect(importRegister(world, { ...request, asOf: '2023-04-02' })).rejects.toMatchObject({
      name: 'request-invalid',
    });
    const unknown = { ...request, layout: { ...layout, register: 'births' }, asOf: '2023-03-31' };
    await expect(importRegister(world, unknown)).rejects.toMatchObject({ name: 'register-unknown' });
  });
});

describe('files of a day together', () => {
  const CERTIFICATES = [
    '姓名',
    '身份证号',
    '残疾证号',
    '残疾类别',
    '残疾等级',
    '证件状态',
    '签发日期',
    '有效期至',
  ];
  const certified = (seed: number): string[] => {
    const [name, id] = someone(seed);
    return [name, id, `${id}44`, '肢体', '二级', '正常', '2020-01-01', '2030-01-01'];
  };
  const livesOn = (seed: number): string[] => [...someone(seed), '在保', 'A类', '2023-01-01', ''];
  const filesOf = (asOf: string, certificates: readonly number[], living: readonly number[]) =>
    [
      { register: 'disability-certificates', source: fileOf(CERTIFICATES, certificates.map(certified)) },
      { register: 'minimum-living', source: fileOf(LIVING, living.map(livesOn)) },
    ].map(({ register, source }) => {
      const layout = registerLayoutOf(register);
      if (layout === undefined) throw new RangeError(`no layout of ${register}`);
      return { layout, jurisdiction: WULONG, asOf, covers: 'complete' as const, source, by: 'officer-1' };
    });
  const first = filesOf('2023-02-28', [1, 2, 3, 4], [1, 2, 5]);
  const second = filesOf('2023-03-31', [1, 2, 6], [2, 3]);

  it('leave the same as one after the other, whoever has left one of the registers or both', async () => {
    const [together, apart] = [await registerWorld(), await registerWorld()];
    for (const files of [first, second]) {
      const done = await importRegisters(together, files);
      const each = [];
      for (const file of files) each.push(await importRegister(apart, file));
      // How far the look went is another person: of the file after it, some are known by then.
      const told = ({ state, counts }: RegisterImport) => ({ state, counts });
      expect(done.map(told)).toEqual(each.map(told));
    }
    const said = [1, 2, 3, 4, 5, 6].map((seed) => someone(seed)[1]);
    const of = (world: typeof apart) => Promise.all(said.map((id) => recordsOf(world, id)));
    expect(await of(together)).toEqual(await of(apart));
    const { items } = await together.registers.imports(WULONG, { limit: 10 });
    expect(items.map(({ register, counts: { left } }) => [register, left]).sort()).toEqual([
      ['disability-certificates', 0],
      ['disability-certificates', 2],
      ['minimum-living', 0],
      ['minimum-living', 2],
    ]);
  });

  it('go on where they stood, those before one that is refused before the look for leavers', async () => {
    const [together, apart] = [await registerWorld(), await registerWorld()];
    const [certificates, living] = second;
    if (certificates === undefined || living === undefined) throw new Error('two files');
    for (const file of first) await importRegister(apart, file);
    await importRegisters(together, first);
    const unreadable = { ...living, source: fileOf(['甲', '乙'], [['丙', '丁']]) };
    await expect(importRegisters(together, [certificates, unreadable])).rejects.toMatchObject({
      name: 'register-file-layout',
    });
    const { items } = await together.registers.imports(WULONG, { limit: 1 });
    expect(items[0]).toMatchObject({ register: 'disability-certificates', state: 'closing' });
    const done = await importRegisters(together, second);
    expect(done).toEqual([await importRegister(apart, certificates), await importRegister(apart, living)]);
  });

  it('are of one register each', async () => {
    const [file] = first;
    if (file === undefined) throw new Error('a file');
    await expect(importRegisters(await registerWorld(), [file, file])).rejects.toThrow(RangeError);
  });
});
