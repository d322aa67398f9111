import { describe, expect, it } from 'vitest';
import { checkPolicies } from '../../../../../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../../../../functions/core/policies/policy-catalogue-of.ts';
import { findingTermWords } from '../../../../../functions/core/registers/finding-term.ts';
import { compareRegisters } from '../../../../../functions/core/use-cases/registers/compare-registers.ts';
import { findPeople } from '../../../../../functions/core/use-cases/registers/find-people.ts';
import { tellRegisters } from '../../../../../functions/core/use-cases/registers/tell-registers.ts';
import { CERTIFICATE_HEADER } from '../../../../support/certificate-header.ts';
import { repositoryTexts } from '../../../../support/policy-texts.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const CERTIFICATES = [...CERTIFICATE_HEADER, '户籍地行政区划代码'];
const OTHERS = ['work-injury', 'war-injury-pensions', 'elder-care', 'orphans', 'retired-cadres'];
const LIVING = ['姓名', '身份证号', '保障状态', '纳入低保日期', '停保日期'];

/** Wulong's policy, with some of its own added to it. */
function wulongWith(more: Record<string, object>) {
  const texts = repositoryTexts
    .filter(({ path }) => /^(100000|500156)-/.test(path) && !path.includes('/examples/'))
    .map(({ path, text }) => {
      if (!path.startsWith('500156-')) return { path, text };
      const file: Record<string, object> = JSON.parse(text);
      const merged = Object.entries(more).map(([key, value]) => [key, { ...file[key], ...value }]);
      return { path, text: JSON.stringify({ ...file, ...Object.fromEntries(merged) }) };
    });
  const { layers, findings } = checkPolicies(texts);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return policyCatalogueOf(layers);
}

/** Registers in which somebody qualifies for both benefits whom nobody pays. */
async function entitled(): Promise<RegisterWorld> {
  const world = await registerWorld('2023-04-27');
  const card = ['肢体', '一级', '2023-02-15', '2033-02-14', '有效', WULONG];
  await bring(world, 'disability-certificates', '2023-04-20', CERTIFICATES, [[...someone(1), ...card]]);
  await bring(world, 'minimum-living', '2023-04-20', LIVING, [[...someone(1), '在保', '2022-01-10', '']]);
  const other = someone(99);
  for (const register of ['minimum-living-margin', 'extreme-poverty'])
    await bring(world, register, '2023-04-20', ['姓名', '身份证号'], [other]);
  const header = ['姓名', '身份证号', '补贴项目', '儿童类别', '待遇项目'];
  for (const register of OTHERS) {
    const drawn = register === 'retired-cadres' ? '护理费' : '';
    await bring(world, register, '2023-04-20', header, [[...other, '高龄津贴', '孤儿', drawn]]);
  }
  return world;
}

async function foundIn(world: RegisterWorld) {
  await compareRegisters(world, { jurisdiction: WULONG, on: '2023-04-27', paidThrough: null });
  const { items } = await world.findings.list({ list: 'unsettled', jurisdiction: WULONG }, { limit: 10 });
  const [finding] = items;
  if (finding === undefined) throw new Error('nothing was found');
  const { dueOn, term } = finding;
  if (term === undefined) throw new Error('it has no term');
  return { dueOn, term };
}

describe('the term of a finding', () => {
  it('is the policy’s, counted day by day with make-up days, and says where it is written', async () => {
    const settle = { limit: { workingDays: 4 }, cite: 'wulong-2023-9 细则 五' };
    const catalogue = wulongWith({ terms: { 'settle-finding': settle } });
    const { dueOn, term } = await foundIn({ ...(await entitled()), catalogue });
    expect(dueOn).toBe('2023-05-06'); // a Saturday of work after the holiday of Labour Day
    expect(term).toMatchObject({
      limit: { workingDays: 4 },
      citations: [{ document: 'wulong-2023-9', clause: '细则 五' }],
      countedOn: ['2023-04-28', '2023-05-04', '2023-05-05', '2023-05-06'],
    });
    const { zh, en } = findingTermWords(term, dueOn);
    expect(zh).toContain('4个工作日，到期2023-05-06。计入 04-28 05-04 05-05 05-06（调休上班）；不计 劳动节');
    expect(zh).toContain('细则 五');
    expect(en).toContain('4 working days, due 2023-05-06');
  });

  it('is ten working days where no level says otherwise, or where the text gives no number, and says that', async () => {
    for (const catalogue of [
      wulongWith({}),
      wulongWith({ terms: { 'settle-finding': { limit: null, cite: 'wulong-2023-9 细则 五' } } }),
    ]) {
      const { dueOn, term } = await foundIn({ ...(await entitled()), catalogue });
      expect([dueOn, term.countedOn.length, term.citations]).toEqual(['2023-05-15', 10, []]);
      expect(findingTermWords(term, dueOn).zh).toContain('政策没有规定处理疑点的期限');
    }
  });

  it('is asked for its source like any other', () => {
    expect(() => wulongWith({ terms: { 'settle-finding': { limit: { workingDays: 4 } } } })).toThrow();
  });
});

describe('other numbers of a policy', () => {
  it('say how long a register counts; without them its layout does', async () => {
    const world = await entitled();
    const told = async (catalogue: RegisterWorld['catalogue']) =>
      (await tellRegisters({ ...world, catalogue }, WULONG)).find(
        ({ register }) => register === 'disability-certificates',
      );
    expect(await told(world.catalogue)).toMatchObject({ maxAgeDays: 92, isStale: false });
    const strict = wulongWith({ registers: { 'disability-certificates': { maxAgeDays: 5 } } });
    expect(await told(strict)).toMatchObject({ ageDays: 7, maxAgeDays: 5, isStale: true });
    const fenBy = async (catalogue: RegisterWorld['catalogue']) => {
      const fresh = await entitled();
      await findPeople({ ...fresh, catalogue }, WULONG, '2023-04-27');
      return (await fresh.discovery.list(WULONG, 'to-contact', { limit: 1 })).items[0]?.monthlyFen;
    };
    // What is too old is unknown: that somebody qualifies is not certain any more.
    expect([await fenBy(world.catalogue), await fenBy(strict)]).toEqual([17_000, 0]);
  });

  it('say how long a new certificate comes first; without them for a quarter', async () => {
    const reasonBy = async (catalogue: RegisterWorld['catalogue']) => {
      const world = await entitled();
      await findPeople({ ...world, catalogue }, WULONG, '2023-04-27');
      return (await world.discovery.list(WULONG, 'to-contact', { limit: 1 })).items[0]?.reason;
    };
    expect(await reasonBy(wulongWith({}))).toBe('new-certificate');
    const shorter = { discovery: { newForMonths: 1, cite: 'wulong-2023-9 二' } };
    expect(await reasonBy(wulongWith({ time: shorter }))).toBe('not-applied');
  });
});
