import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryTable } from '../../../../../functions/adapters/local/memory-table.ts';
import { createPayeeAccountStore } from '../../../../../functions/adapters/stores/payee-account-store.ts';
import { takeOverRecipients } from '../../../../../functions/core/use-cases/registers/take-over-recipients.ts';
import { oneKeyRing } from '../../../../support/case-world.ts';
import { CERTIFICATE_HEADER } from '../../../../support/certificate-header.ts';
import { bring, fileOf, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

const LIST = ['姓名', '身份证号', '申请日期', '上次复核日期', '生活补贴', '护理补贴', '开户银行', '账号'];
const on = '2023-06-30';
type World = Awaited<ReturnType<typeof county>>;

/** Level 1 and 低保 (1), level 2 without (2), level 4 without (3), as the registers of a county have them. */
async function county() {
  const world = await registerWorld(on);
  const accounts = createPayeeAccountStore(
    createMemoryTable(() => 0),
    oneKeyRing(),
  );
  const header = [...CERTIFICATE_HEADER, '户籍地行政区划代码'];
  const levels = ['一级', '二级', '四级'];
  const rows = levels.map((level, at) => [
    ...someone(at + 1),
    ...['肢体', level, '2022-06-01', '2032-05-01', '有效', WULONG],
  ]);
  await bring(world, 'disability-certificates', on, header, rows);
  const living = ['姓名', '身份证号', '保障状态', '纳入低保日期'];
  await bring(world, 'minimum-living', on, living, [[...someone(1), '在保', '2022-01-01']]);
  for (const register of ['minimum-living-margin', 'extreme-poverty'])
    await bring(world, register, on, ['姓名', '身份证号'], [someone(99)]);
  return { ...world, accounts };
}

function takeOver(world: World, rows: readonly (readonly string[])[], more: { isTrial?: boolean } = {}) {
  const source = fileOf(['武隆区两项补贴发放名册'], [LIST, ...rows]);
  const wish = { jurisdiction: WULONG, from: '2023-07', source, by: 'zhang', vouchesOtherBenefits: true };
  return takeOverRecipients(world, { ...wish, ...more });
}

function line(seed: number, living: string, nursing: string, account = ''): string[] {
  return [...someone(seed), '2022年9月5日', '2023-05-10', living, nursing, '农村商业银行', account];
}

let world: World;
beforeEach(async () => {
  world = await county();
});

describe('taking over those whom a county pays already', () => {
  it('takes whoever the policy would pay the same, with his account, from the first month on', async () => {
    const rows = [line(1, '80', '90.00元', '6228 0000 1111 2222'), line(2, '否', '是')];
    expect(await takeOver(world, rows)).toEqual({ rows: 2, taken: 2, known: 0, faults: [] });
    const person = (await world.vault.find(someone(1)[1])) ?? '';
    const due = await world.dueOf(await world.dossiers.load(person), { through: '2023-08', knownOn: on });
    expect(due.map(({ month, benefits }) => [month, benefits.living?.fen, benefits.nursing?.fen])).toEqual([
      ['2023-07', 8000, 9000],
      ['2023-08', 8000, 9000],
    ]);
    expect(await world.accounts.of(person)).toMatchObject({
      number: '6228000011112222',
      holder: someone(1)[0],
    });
    expect((await world.dossiers.payees(WULONG, { limit: 10 })).items).toHaveLength(2);
    expect(await takeOver(world, rows)).toMatchObject({ taken: 0, known: 2, faults: [] });
  });

  it('tells by line what differs from the policy or names nobody, and takes the rest', async () => {
    const wrong = [...line(2, '否', '80')];
    wrong[0] = '王小明';
    const told = await takeOver(world, [
      line(1, '否', '90'),
      line(3, '80', '否'), // level 4 without 低保
      wrong,
      line(2, '否', '80'),
      line(7, '是', '是'), // in no register
      [...line(2, '否', '很多')],
    ]);
    expect(told).toMatchObject({ rows: 6, taken: 1 });
    expect(told.faults.map((one) => [one.line, one.code])).toEqual([
      [4, 'amount-differs'],
      [5, 'name-differs'],
      [6, 'row-twice'],
      [7, 'not-registered'],
      [8, 'cell-money'],
    ]);
    expect(told.faults[0]?.detail).toContain(
      'the list pays 80.00, by the registers 0.00 are due for 2023-07',
    );
    expect(JSON.stringify(told)).not.toContain(someone(2)[1]);
  });

  it('writes nothing in a trial, and refuses months that were paid elsewhere', async () => {
    expect(await takeOver(world, [line(1, '80', '90', '6228000011112222')], { isTrial: true })).toMatchObject(
      {
        taken: 1,
      },
    );
    expect((await world.dossiers.payees(WULONG, { limit: 10 })).items).toEqual([]);
    const wish = { jurisdiction: WULONG, source: fileOf(LIST, []), by: 'zhang' };
    await expect(takeOverRecipients(world, { ...wish, from: '2023-05' })).rejects.toMatchObject({
      name: 'request-invalid',
    });
    await expect(
      takeOverRecipients(world, { ...wish, from: '2023-07', source: fileOf(['姓名'], []) }),
    ).rejects.toMatchObject({ name: 'register-file-layout' });
  });
});
