import { describe, expect, it } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { createPaymentRunStore } from '../../../../../functions/adapters/stores/payment-run-store.ts';
import { policyCatalogueOf } from '../../../../../functions/core/policies/policy-catalogue-of.ts';
import { layoutsByRegister } from '../../../../../functions/core/registers/comparison-context.ts';
import { officeRegisterLayouts } from '../../../../../functions/core/registers/office-register-layouts.ts';
import { Refusal } from '../../../../../functions/core/shared/refusal.ts';
import { chooseLayout } from '../../../../../functions/core/use-cases/registers/choose-layout.ts';
import { importFile } from '../../../../../functions/core/use-cases/registers/import-file.ts';
import type { RegisterLayout } from '../../../../../functions/generated/register-file.ts';
import { oneKeyRing } from '../../../../support/case-world.ts';
import { fileOf, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

/** The layouts of Wulong and of what is above it, where these lie beside the policies. */
function layoutsOf(files: Record<string, object>): readonly RegisterLayout[] {
  const layouts = Object.entries(files).map(([path, layout]) => ({ path, text: JSON.stringify(layout) }));
  return officeRegisterLayouts(policyCatalogueOf([], layouts), WULONG);
}

const own = {
  register: 'deaths',
  title: '武隆殡仪馆月报',
  columns: [
    { headers: ['逝者'], as: 'name', isRequired: true },
    { headers: ['证件号'], as: 'resident-id', isRequired: true },
    { headers: ['去世日期'], event: 'death', format: 'date', isRequired: true },
  ],
};

describe('layouts of offices', () => {
  it('are data beside the policies: a file with other columns is read, and one of the platform still is', async () => {
    const layouts = layoutsOf({
      '500000-chongqing/registers/deaths.json': { ...own, title: '重庆市' },
      '500156-wulong/registers/deaths.json': { ...own, title: '旧版' },
      '500156-wulong/registers/deaths_10.json': own,
      '500156-wulong/registers/deaths_2.json': { ...own, title: '次版' },
      '500101-wanzhou/registers/deaths.json': { ...own, title: '别处' },
      '500156-wulong/banks/deaths.json': { id: 'deaths' },
    });
    expect(layouts.map(({ title }) => title)).toEqual(['武隆殡仪馆月报', '重庆市']);
    expect(layoutsByRegister(layouts).get('deaths')?.title).toBe('武隆殡仪馆月报');
    const world = await registerWorld();
    const choose = (header: readonly string[]) => {
      const source = fileOf(header, []);
      return chooseLayout(world, { register: 'deaths', jurisdiction: WULONG, layouts, source });
    };
    expect((await choose(['逝者', '证件号', '去世日期'])).title).toBe('武隆殡仪馆月报');
    expect((await choose(['姓名', '身份证号', '死亡日期'])).title).not.toBe('武隆殡仪馆月报');
    await expect(choose(['甲', '乙'])).rejects.toMatchObject({ name: 'register-file-layout' });
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
