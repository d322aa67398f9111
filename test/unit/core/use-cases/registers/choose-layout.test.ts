import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { officeLayouts } from '../../../../../functions/adapters/local/office-layouts.ts';
import { createPaymentRunStore } from '../../../../../functions/adapters/stores/payment-run-store.ts';
import { Refusal } from '../../../../../functions/core/shared/refusal.ts';
import { chooseLayout } from '../../../../../functions/core/use-cases/registers/choose-layout.ts';
import { importFile } from '../../../../../functions/core/use-cases/registers/import-file.ts';
import { oneKeyRing } from '../../../../support/case-world.ts';
import { fileOf, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const own = {
  register: 'deaths',
  title: '武隆殡仪馆月报',
  columns: [
    { headers: ['逝者'], as: 'name', isRequired: true },
    { headers: ['证件号'], as: 'resident-id', isRequired: true },
    { headers: ['去世日期'], event: 'death', format: 'date', isRequired: true },
  ],
};

function keep(place: string, name: string, text: string): void {
  mkdirSync(folder.pathOf(`${place}/registers`), { recursive: true });
  writeFileSync(folder.pathOf(`${place}/registers/${name}`), text);
}

describe('layouts of offices', () => {
  it('are data beside the policies: a file with other columns is read, and one of the platform still is', async () => {
    keep('500156-wulong', 'deaths.json', JSON.stringify(own));
    keep('500000-chongqing', 'deaths.json', JSON.stringify({ ...own, title: '重庆市' }));
    const layouts = await officeLayouts(folder.pathOf('.'), WULONG);
    expect(layouts.map(({ title }) => title)).toEqual(['武隆殡仪馆月报', '重庆市']);
    const world = await registerWorld();
    const choose = (header: readonly string[]) => {
      const source = fileOf(header, []);
      return chooseLayout(world, { register: 'deaths', jurisdiction: WULONG, layouts, source });
    };
    expect((await choose(['逝者', '证件号', '去世日期'])).title).toBe('武隆殡仪馆月报');
    expect((await choose(['姓名', '身份证号', '死亡日期'])).title).not.toBe('武隆殡仪馆月报');
    await expect(choose(['甲', '乙'])).rejects.toMatchObject({ name: 'register-file-layout' });
  });

  it('that are wrong are told with their file and the place', async () => {
    keep('500156-wulong', 'wrong.json', JSON.stringify({ register: 'deaths', title: 'x' }));
    await expect(officeLayouts(folder.pathOf('.'), WULONG)).rejects.toThrow(
      /500156-wulong\/registers\/wrong\.json/,
    );
    keep('500156-wulong', 'wrong.json', '{');
    await expect(officeLayouts(folder.pathOf('.'), WULONG)).rejects.toMatchObject({
      name: 'register-layout-invalid',
    });
  });
});

describe('people of one file', () => {
  it('are met in one pass: known, new and twice in it; a name that differs is told', async () => {
    const world = await registerWorld();
    const [name, residentId] = someone(1);
    const known = await world.vault.store({ name, residentId });
    const [stranger, strangerId] = someone(2);
    const met = await world.vault.meet([
      { name: '另一人', residentId },
      { name: stranger, residentId: strangerId },
      { name: '又一人', residentId: strangerId.toLowerCase() },
    ]);
    expect(met[0]).toEqual({ person: known, name });
    expect(met[1]).toEqual({ person: await world.vault.find(strangerId), name: stranger });
    expect(met[2]).toEqual(met[1]);
  });

  it('a file that cannot be read to its end is stopped, with what was read before, and goes on when it comes again', async () => {
    const world = await registerWorld();
    const rows = Array.from({ length: 500 }, (_, at) => [...someone(at), '2023-03-01']);
    const whole = fileOf(['姓名', '身份证号', '死亡日期'], rows);
    let isBroken = true;
    const source = {
      ...whole,
      async *rows() {
        for await (const row of whole.rows()) {
          if (isBroken && row.line === 450) throw new Refusal('exchange-file-unreadable', 'null bytes');
          yield row;
        }
      },
    };
    const services = {
      ...world,
      runs: createPaymentRunStore(
        createMemoryTable(() => 0),
        oneKeyRing(),
      ),
    };
    const file = { register: 'deaths', jurisdiction: WULONG, asOf: '2023-03-31', by: 'o', source };
    await expect(importFile(services, file)).rejects.toMatchObject({ name: 'exchange-file-unreadable' });
    const [stopped] = (await world.registers.imports(WULONG, { limit: 1 })).items;
    expect(stopped).toMatchObject({ state: 'stopped', line: 401, counts: { added: 400 } });
    const faults = await world.registers.faults(stopped?.id ?? '', { limit: 10 });
    expect(faults.items).toMatchObject([{ line: 0, code: 'exchange-file-unreadable' }]);
    isBroken = false;
    expect(await importFile(services, file)).toMatchObject({
      state: 'done',
      counts: { rows: 500, added: 500 },
    });
  });
});
