import { describe, expect, it } from 'vitest';
import { createCaseStore } from '../../../../functions/adapters/stores/case-store.ts';
import { candidateId } from '../../../../functions/core/registers/candidate-of.ts';
import type { DiscoveryCandidate } from '../../../../functions/core/registers/discovery-candidate.ts';
import { listBehindFigure } from '../../../../functions/core/use-cases/oversight/list-behind-figure.ts';
import {
  type OversightLine,
  overseeAll,
  overseeArea,
} from '../../../../functions/core/use-cases/oversight/oversee-area.ts';
import { oversightCsvLines } from '../../../../functions/core/use-cases/oversight/oversight-csv-lines.ts';
import { FULL, PLAIN } from '../../../support/case-policies.ts';
import { application, caseWorld, keyRing, submittedCase } from '../../../support/case-world.ts';
import { addPayee, paidRun } from '../../../support/payment-world.ts';
import { addedUp, behind, type OversightWorld, oversightWorld, sheetOf } from './oversight-world.ts';

const period = { from: '2023-01', to: '2023-12' };
const nation = { jurisdiction: '100000', period };

/** A case of this person, taken and decided in a county on the day of the world's clock. */
async function applied(world: OversightWorld, person: string, hukou: string, receiving = hukou) {
  const { table, clock } = world;
  const own = caseWorld({ table, at: clock.now() });
  const cases = { ...own, cases: createCaseStore({ table, keyRing }) };
  const ids = { next: (prefix: string) => `${prefix}-${person}` };
  const request = application(hukou, { person, receiving: { jurisdiction: receiving, township: null } });
  return submittedCase({ ...cases, ids }, request);
}

function candidate(person: string, more: Partial<DiscoveryCandidate> = {}): DiscoveryCandidate {
  return {
    id: candidateId(PLAIN, person),
    revision: 1,
    jurisdiction: PLAIN,
    township: null,
    person,
    reason: 'new-certificate',
    since: '2023-03-01',
    month: '2023-04',
    wouldGet: [{ benefit: 'living', certainty: 'qualifies', fen: 8000, class: 'minimum-living' }],
    monthlyFen: 8000,
    rank: `0-${person}`,
    status: 'to-contact',
    contacts: [],
    caseId: null,
    waiverId: null,
    foundOn: '2023-04-02',
    evaluatedOn: '2023-04-02',
    ...more,
  };
}

const told = (on: string) => ({
  at: `${on}T02:00:00Z`,
  officer: 'officer-1',
  means: 'visit' as const,
  outcome: 'told' as const,
  note: null,
});

describe('take-up', () => {
  it('counts who applied after being told, not who applied before or was only looked for', async () => {
    const world = await oversightWorld('2023-04-10');
    await applied(world, 'before', PLAIN);
    world.clock.set('2023-04-20');
    await applied(world, 'after', PLAIN);
    await applied(world, 'untold', PLAIN);
    for (const one of [
      candidate('before', { status: 'told', contacts: [told('2023-04-15')] }),
      candidate('after', { status: 'closed', contacts: [told('2023-04-15')] }),
      candidate('untold', { status: 'applied' }),
      candidate('silent', { status: 'told', contacts: [told('2023-04-15')] }),
      candidate('last-year', { foundOn: '2022-12-31', contacts: [told('2023-04-15')] }),
    ])
      await world.discovery.save(one);
    const { discovery } = (await sheetOf(world, period)).figures;
    expect(discovery).toMatchObject({ found: 4, newCertificate: 4, told: 3, tookUp: 1, closed: 1 });
    expect(await addedUp(world, period, 'discovery')).toEqual(discovery);
    const rows = await behind(world, period, 'discovery', 'tookUp');
    expect(rows.map(({ person }) => person)).toEqual(['after']);
  });
});

describe('cases', () => {
  it('count where they were taken and where they are decided, and their lists say whom they concern', async () => {
    const world = await oversightWorld('2023-04-20');
    await applied(world, 'one', PLAIN);
    await applied(world, 'two', PLAIN, FULL);
    const [plain, full] = await Promise.all([PLAIN, FULL].map((county) => sheetOf(world, period, county)));
    expect(plain?.figures.received).toMatchObject({ cases: 1, elsewhere: 0 });
    expect(plain?.figures.decided).toMatchObject({ cases: 2, determined: 0 });
    expect(full?.figures.received).toMatchObject({ cases: 1, elsewhere: 1, pushRunning: 1 });
    for (const topic of ['received', 'decided'] as const)
      expect(await addedUp(world, period, topic)).toEqual(plain?.figures[topic]);
    const rows = await behind(world, period, 'decided', 'cases');
    expect(rows.map(({ person }) => person).sort()).toEqual(['one', 'two']);
  });
});

describe('an area', () => {
  it('is read county by county in pages, and its totals are those of the page', async () => {
    const world = await oversightWorld('2023-04-20');
    await addPayee(world, '1');
    await paidRun(world, '2023-04');
    await applied(world, 'one', FULL);
    const province = { jurisdiction: '110000', period };
    const first = await overseeArea(world, province, { limit: 1 });
    expect(first).toMatchObject({
      next: PLAIN,
      counties: [{ jurisdiction: PLAIN }],
      totals: { counties: 1 },
    });
    const second = await overseeArea(world, province, { limit: 1, after: first.next ?? '' });
    expect(second).toMatchObject({ next: null, counties: [{ jurisdiction: FULL }] });
    const whole = await overseeArea(world, province, { limit: 200 });
    expect(whole.totals.figures.payments.sentAmount).toBe(first.totals.figures.payments.sentAmount);
    expect(whole.totals.figures.received.cases).toBe(1);
    expect(whole.totals.sentByBenefit.living).toEqual({ people: 1, fen: 32_000 });
  });

  it('of the nation has the sum of each province and of all, and counties that never paid', async () => {
    const world = await oversightWorld('2023-04-20');
    await addPayee(world, '1');
    await paidRun(world, '2023-04');
    const lines: OversightLine[] = [];
    for await (const line of overseeAll(world, nation)) lines.push(line);
    const sums = lines.map(({ kind, sheet }) => [
      kind,
      sheet.jurisdiction,
      sheet.figures.payments.sentAmount,
    ]);
    expect(sums).toContainEqual(['county', PLAIN, 68_000]);
    expect(sums).toContainEqual(['province', '110000', 68_000]);
    expect(sums).toContainEqual(['county', '500156', 0]);
    expect(sums.at(-1)).toEqual(['total', '100000', 68_000]);
    const counties = lines.filter(({ kind }) => kind === 'county').length;
    expect(lines.at(-1)?.sheet.counties).toBe(counties);
  });

  it('says which counties did not pay monthly, and in which months of the period', async () => {
    const world = await oversightWorld('2023-04-20');
    await addPayee(world, '1');
    await paidRun(world, '2023-04');
    const spring = await sheetOf(world, { from: '2023-02', to: '2023-04' });
    expect(spring.rhythm).toEqual({ notMonthly: 1, monthsUnpaid: 2, monthsLate: 0 });
    expect(spring.notMonthly).toMatchObject([{ year: '2023', unpaid: ['2023-01', '2023-02', '2023-03'] }]);
  });

  it('becomes a table for spreadsheets, every row as long as its head', async () => {
    const world = await oversightWorld('2023-04-20');
    await addPayee(world, '1');
    await paidRun(world, '2023-04');
    const lines: string[] = [];
    for await (const line of oversightCsvLines(world, { ...nation, jurisdiction: PLAIN }, 'zh'))
      lines.push(line);
    const [head = '', county = '', total = ''] = lines;
    expect(head.startsWith('\uFEFF行,行政区划代码,名称,')).toBe(true);
    expect(lines.every((line) => line.endsWith('\r\n'))).toBe(true);
    const cells = lines.map((line) => line.split(',').length);
    expect(new Set(cells).size).toBe(1);
    const at = head.split(',').indexOf('发放（按发放月）：提交银行金额（元）');
    expect([county.split(',')[at], total.split(',')[at]]).toEqual(['680.00', '680.00']);
    const living = head.split(',').indexOf('提交银行金额：living（元）');
    expect(county.split(',')[living]).toBe('320.00');
  });
});

describe('what cannot be', () => {
  it('is refused: a period backwards or of four years, a figure of another topic', async () => {
    const world = await oversightWorld();
    for (const wrong of [
      { from: '2023-05', to: '2023-04' },
      { from: '2020-01', to: '2023-12' },
    ])
      await expect(overseeArea(world, { ...nation, period: wrong }, { limit: 1 })).rejects.toMatchObject({
        name: 'request-invalid',
      });
    await expect(behind(world, period, 'payments', 'tookUp')).rejects.toThrow(
      'right is one of sent, sentAmount',
    );
  });

  it('is refused: a cursor that leads out of the area', async () => {
    const world = await oversightWorld('2023-04-20');
    await applied(world, 'one', PLAIN);
    await applied(world, 'two', FULL);
    const what = { topic: 'received', figure: 'cases' } as const;
    const both = { jurisdiction: '110000', period };
    const { next } = await listBehindFigure(world, both, what, { limit: 1 });
    const cursor = next ?? '';
    expect((await listBehindFigure(world, both, what, { limit: 9, cursor })).items).toHaveLength(1);
    for (const foreign of [cursor, 'nonsense', btoa('["110102","2099-01",null]'), btoa('["110102",3,null]')])
      await expect(
        listBehindFigure(world, { jurisdiction: FULL, period }, what, { limit: 9, cursor: foreign }),
      ).rejects.toMatchObject({ name: 'cursor-invalid' });
  });
});
