import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../../functions/core/cases/actor.ts';
import type { Finding } from '../../../../../functions/core/registers/finding.ts';
import { lastDayOf } from '../../../../../functions/core/shared/month.ts';
import { compareRegisters } from '../../../../../functions/core/use-cases/registers/compare-registers.ts';
import { finishSettlements } from '../../../../../functions/core/use-cases/registers/record-settlement.ts';
import { settleFinding } from '../../../../../functions/core/use-cases/registers/settle-finding.ts';
import { CERTIFICATE_HEADER } from '../../../../support/certificate-header.ts';
import { grantedEntries } from '../../../../support/granted-entries.ts';
import {
  bring,
  type RegisterWorld,
  registerWorld,
  someone,
  WULONG,
} from '../../../../support/register-world.ts';

const DEATHS = ['姓名', '身份证号', '死亡日期', '数据状态'];
const CREMATIONS = ['逝者姓名', '逝者身份证号', '死亡日期'];
const CERTIFICATES = [...CERTIFICATE_HEADER, '类别等级变更日期', '户籍地行政区划代码'];
const LIVING = ['姓名', '身份证号', '保障状态', '纳入低保日期', '停保日期'];
const township: Actor = { role: 'township', office: WULONG, officer: 'officer-2' };
const bureau: Actor = { role: 'civil-affairs', office: WULONG, officer: 'officer-3' };

/** Level 1 and 低保: both benefits since March 2023, 170 yuan a month. */
async function recipient(
  world: RegisterWorld,
  seed: number,
  benefits = ['living', 'nursing'],
): Promise<string> {
  const [name, residentId] = someone(seed);
  const person = await world.vault.store({ name, residentId });
  await world.dossiers.add(person, grantedEntries(seed, benefits));
  return person;
}

const certificate = (
  seed: number,
  level: string,
  more: { until?: string; changed?: string; issued?: string; status?: string } = {},
) => [
  ...someone(seed),
  '肢体',
  level,
  more.issued ?? '2022-05-01',
  more.until ?? '2032-05-01',
  more.status ?? '有效',
  more.changed ?? '',
  WULONG,
];

async function compare(world: RegisterWorld, on: string, paidThrough: string | null = null) {
  world.clock.set(on);
  return compareRegisters(world, { jurisdiction: WULONG, on, paidThrough });
}

async function findingsOf(world: RegisterWorld, person: string): Promise<readonly Finding[]> {
  return (await world.findings.list({ list: 'person', person }, { limit: 100 })).items;
}

async function only(world: RegisterWorld, person: string): Promise<Finding> {
  const [finding, ...more] = await findingsOf(world, person);
  if (finding === undefined || more.length > 0) throw new Error(`${more.length + 1} findings`);
  return finding;
}

async function dueIn(world: RegisterWorld, person: string, month: string): Promise<number> {
  const due = await world.dueOf(await world.dossiers.load(person), {
    through: month,
    knownOn: lastDayOf(month),
  });
  return Object.values(due.find((one) => one.month === month)?.benefits ?? {}).reduce(
    (sum, { fen }) => sum + fen,
    0,
  );
}

describe('comparing registers with what is due', () => {
  it('finds a death once though two registers have it, with what is at stake, owner and term', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await recipient(world, 2);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await bring(world, 'cremations', '2023-06-30', CREMATIONS, [[...someone(1), '2023-04-12']]);
    const done = await compare(world, '2023-06-30');
    expect(done).toMatchObject({
      people: 2,
      recipients: 2,
      found: { 'should-stop': 1 },
      overpaidFen: 17_000,
    });
    expect(await only(world, person)).toMatchObject({
      kind: 'should-stop',
      subject: ['event.death'],
      proposed: [{ type: 'event', event: 'death', on: '2023-04-12' }],
      monthlyFen: -17_000,
      totalFen: -34_000,
      atStake: [
        { benefit: 'living', monthlyFen: -8_000, totalFen: -16_000, from: '2023-05' },
        { benefit: 'nursing', monthlyFen: -9_000, totalFen: -18_000, from: '2023-05' },
      ],
      owner: { role: 'township', place: WULONG },
      dueOn: '2023-07-14',
      evidence: [
        { register: 'deaths', line: 2 },
        { register: 'cremations', line: 2 },
      ],
    });
  });

  it('stops what is due once it is confirmed, and never raises the same row again', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    const { id } = await only(world, person);
    const settled = await settleFinding(world, id, { action: 'confirm' }, township);
    expect(settled).toMatchObject({
      status: 'confirmed',
      settlement: { isRecorded: true, officer: 'officer-2' },
    });
    expect(await dueIn(world, person, '2023-06')).toBe(0);
    world.clock.set('2023-07-31');
    await bring(world, 'deaths', '2023-07-31', DEATHS, [[...someone(1), '2023-04-12', '']]);
    expect(await compare(world, '2023-07-31')).toMatchObject({ found: {}, superseded: 0 });
    await expect(settleFinding(world, id, { action: 'confirm' }, township)).rejects.toMatchObject({
      name: 'finding-settled',
    });
  });

  it('remembers a rejected row, and raises it again once the row has changed', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    const { id } = await only(world, person);
    await expect(
      settleFinding(world, id, { action: 'reject', ground: '错' }, township),
    ).rejects.toMatchObject({ name: 'decision-needs-ground' });
    await settleFinding(world, id, { action: 'reject', ground: '入户核实本人健在，登记有误' }, township);
    expect(await compare(world, '2023-07-01')).toMatchObject({ known: 1, found: {} });
    await bring(world, 'deaths', '2023-07-01', DEATHS, [[...someone(1), '2023-05-12', '']]);
    expect((await compare(world, '2023-07-02')).found).toEqual({ 'should-stop': 1 });
    expect(await findingsOf(world, person)).toHaveLength(2);
  });

  it('turns a death that the register takes back into a conflict, and confirming it brings the money back', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    await settleFinding(world, (await only(world, person)).id, { action: 'confirm' }, township);
    world.clock.set('2023-07-31');
    await bring(world, 'deaths', '2023-07-31', DEATHS, [[...someone(1), '2023-04-12', '撤销']]);
    await compare(world, '2023-07-31');
    const conflict = (await findingsOf(world, person)).find(({ kind }) => kind === 'conflict');
    expect(conflict).toMatchObject({
      subject: ['withdrawn.death'],
      owner: { role: 'civil-affairs' },
      monthlyFen: 17_000,
      totalFen: 51_000,
    });
    await settleFinding(world, conflict?.id ?? '', { action: 'confirm' }, bureau);
    expect(await dueIn(world, person, '2023-07')).toBe(17_000);
  });

  it('lets a death that was withdrawn before anybody settled it fall away', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    world.clock.set('2023-07-31');
    await bring(world, 'deaths', '2023-07-31', DEATHS, [[...someone(1), '2023-04-12', '撤销']]);
    expect(await compare(world, '2023-07-31')).toMatchObject({ superseded: 1 });
    expect((await only(world, person)).status).toBe('superseded');
  });

  it('finds a lower level as a change, counted from the month after', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'disability-certificates', '2023-06-30', CERTIFICATES, [
      certificate(1, '贰级', { changed: '2023-05-10', issued: '2023-05-10' }),
    ]);
    await compare(world, '2023-06-30');
    const finding = await only(world, person);
    expect(finding).toMatchObject({
      kind: 'should-change',
      owner: { role: 'federation', place: WULONG },
      atStake: [{ benefit: 'nursing', monthlyFen: -1_000, totalFen: -1_000, from: '2023-06' }],
    });
    expect(finding.explanation.zh).toContain('残疾等级');
  });

  it('stops living when somebody is missing from the complete 低保 file, and nothing else', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    const other = [...someone(9), '在保', '2023-01-01', ''];
    await bring(world, 'minimum-living', '2023-05-31', LIVING, [
      [...someone(1), '在保', '2023-01-01', ''],
      other,
    ]);
    await compare(world, '2023-05-31');
    expect(await findingsOf(world, person)).toEqual([]);
    world.clock.set('2023-06-30');
    await bring(world, 'minimum-living', '2023-06-30', LIVING, [other]);
    await compare(world, '2023-06-30');
    expect(await only(world, person)).toMatchObject({
      kind: 'should-stop',
      subject: ['event.left-minimum-living', 'livelihood.status'],
      atStake: [{ benefit: 'living', monthlyFen: -8_000, totalFen: 0, from: '2023-07' }],
    });
  });

  it('accepts an event dated in the future and counts it from its day', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(
      world,
      'prisons',
      '2023-06-30',
      ['姓名', '身份证号', '判决生效日期'],
      [[...someone(1), '2023-08-15']],
    );
    await compare(world, '2023-06-30');
    const finding = await only(world, person);
    expect(finding).toMatchObject({ kind: 'should-stop', totalFen: 0, monthlyFen: -17_000 });
    expect(finding.atStake[0]?.from).toBe('2023-09');
    await settleFinding(world, finding.id, { action: 'confirm' }, township);
    expect(await dueIn(world, person, '2023-08')).toBe(17_000);
    expect(await dueIn(world, person, '2023-09')).toBe(0);
  });

  it('shows certificate dates that contradict each other, and takes nothing from such a row', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'disability-certificates', '2023-06-30', CERTIFICATES, [
      certificate(1, '3', { issued: '2023-05-01', until: '2021-05-01' }),
    ]);
    await compare(world, '2023-06-30');
    expect(await only(world, person)).toMatchObject({
      kind: 'conflict',
      subject: ['certificate.expiresOn', 'certificate.issuedOn'],
      proposed: [],
    });
  });

  it('shows two registers that place a death in different months', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-30', '']]);
    await bring(world, 'cremations', '2023-06-30', CREMATIONS, [[...someone(1), '2023-05-01']]);
    await compare(world, '2023-06-30');
    const kinds = (await findingsOf(world, person)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['conflict', 'should-stop']);
  });

  it('reminds of a certificate six months before it expires, once', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    const rows = [certificate(1, '一级', { until: '2023-12-15' })];
    await bring(world, 'disability-certificates', '2023-05-31', CERTIFICATES, rows);
    expect((await compare(world, '2023-05-31')).found).toEqual({});
    world.clock.set('2023-06-30');
    await bring(world, 'disability-certificates', '2023-06-30', CERTIFICATES, rows);
    await compare(world, '2023-06-30');
    expect(await only(world, person)).toMatchObject({
      kind: 'certificate-expiring',
      owner: { role: 'federation' },
    });
    expect((await compare(world, '2023-07-31')).found).toEqual({});
  });

  it('finds what is due and was never paid', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    const line = {
      person,
      jurisdiction: WULONG,
      at: '2023-04-10T00:00:00Z',
      by: 'run',
      explanation: { zh: '', en: '' },
      basis: null,
      class: null,
      setOff: null,
    };
    await world.ledger.append(person, [
      { ...line, id: '1', benefit: 'living', month: '2023-03', kind: 'due', fen: 8_000 },
      { ...line, id: '2', benefit: 'living', month: '2023-03', kind: 'paid', fen: 8_000 },
      { ...line, id: '3', benefit: 'nursing', month: '2023-03', kind: 'due', fen: 9_000 },
      { ...line, id: '4', benefit: 'nursing', month: '2023-03', kind: 'paid', fen: 9_000 },
      { ...line, id: '5', benefit: 'nursing', month: '2023-03', kind: 'returned', fen: 9_000 },
    ]);
    await compare(world, '2023-06-30', '2023-04');
    expect(await only(world, person)).toMatchObject({
      kind: 'unpaid',
      totalFen: 26_000,
      atStake: [
        { benefit: 'living', totalFen: 8_000, from: '2023-04' },
        { benefit: 'nursing', totalFen: 18_000, from: '2023-03' },
      ],
    });
  });

  it('finds a recipient of nursing who entered 低保 and does not draw living', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1, ['nursing']);
    await bring(world, 'minimum-living', '2023-06-30', LIVING, [[...someone(1), '在保', '2023-01-01', '']]);
    await compare(world, '2023-06-30');
    expect(await only(world, person)).toMatchObject({
      kind: 'should-receive',
      subject: ['benefit.living'],
      monthlyFen: 8_000,
    });
  });

  it('hands fraud over with a recovery proposal of what was paid', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    const line = {
      person,
      jurisdiction: WULONG,
      at: '2023-05-10T00:00:00Z',
      by: 'run',
      explanation: { zh: '', en: '' },
      basis: null,
      class: null,
      setOff: null,
    };
    await world.ledger.append(person, [
      { ...line, id: '1', benefit: 'living', month: '2023-05', kind: 'due', fen: 8_000 },
      { ...line, id: '2', benefit: 'living', month: '2023-05', kind: 'paid', fen: 8_000 },
    ]);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    const { id } = await only(world, person);
    const fraud = { action: 'confirm', mark: 'fraud', ground: '家属隐瞒死亡，继续领取补贴' } as const;
    await expect(settleFinding(world, id, fraud, township)).rejects.toMatchObject({
      name: 'decision-incomplete',
    });
    const settled = await settleFinding(world, id, { ...fraud, handOverTo: '武隆区公安局' }, township);
    expect(settled.settlement).toMatchObject({
      mark: 'fraud',
      recovery: { totalFen: 8_000, months: [{ benefit: 'living', month: '2023-05', fen: 8_000 }] },
      handOver: { to: '武隆区公安局', on: '2023-06-30' },
    });
    const { entries } = await world.dossiers.load(person);
    expect(entries.flatMap((entry) => (entry.type === 'event' ? [entry.event] : []))).toEqual([
      'death',
      'fraud',
    ]);
  });

  it('asks for a visit first, and only the owner or civil affairs settles', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    const { id } = await only(world, person);
    const stranger: Actor = { role: 'township', office: '130110', officer: 'x' };
    await expect(settleFinding(world, id, { action: 'confirm' }, stranger)).rejects.toMatchObject({
      name: 'not-your-stage',
    });
    const asked = await settleFinding(
      world,
      id,
      { action: 'ask-visit', note: '请村委会入户核实本人情况' },
      township,
    );
    expect(asked).toMatchObject({ status: 'visit-asked', visits: [{ officer: 'officer-2' }] });
    const stale = { expectedRevision: 1 };
    await expect(settleFinding(world, id, { action: 'confirm' }, township, stale)).rejects.toMatchObject({
      name: 'revision-stale',
    });
  });

  it('finishes a settlement that was interrupted before the dossier had it', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'deaths', '2023-06-30', DEATHS, [[...someone(1), '2023-04-12', '']]);
    await compare(world, '2023-06-30');
    const { id } = await only(world, person);
    const broken = {
      ...world,
      dossiers: { ...world.dossiers, add: () => Promise.reject(new Error('the power is gone')) },
    };
    await expect(settleFinding(broken, id, { action: 'confirm' }, township)).rejects.toThrow(
      'the power is gone',
    );
    expect(await finishSettlements(world)).toBe(1);
    expect(await finishSettlements(world)).toBe(0);
    expect(await dueIn(world, person, '2023-06')).toBe(0);
  });

  it('goes on where it was interrupted and finds the same', async () => {
    const world = await registerWorld('2023-06-30');
    for (let seed = 0; seed < 230; seed += 1) await recipient(world, seed);
    await bring(
      world,
      'deaths',
      '2023-06-30',
      DEATHS,
      Array.from({ length: 230 }, (_, seed) => [...someone(seed), '2023-04-12', '']),
    );
    let saves = 0;
    const broken = {
      ...world,
      findings: {
        ...world.findings,
        saveComparison: async (one: Parameters<typeof world.findings.saveComparison>[0]) => {
          saves += 1;
          if (saves === 2) throw new Error('the power is gone');
          await world.findings.saveComparison(one);
        },
      },
    };
    await expect(compare(broken, '2023-06-30')).rejects.toThrow('the power is gone');
    const done = await compare(world, '2023-06-30');
    expect(done).toMatchObject({ people: 230, known: 0, found: { 'should-stop': 230 }, state: 'done' });
  });

  it('keeps facts fresh that a register confirms, so that what is due does not become unknown', async () => {
    const world = await registerWorld('2023-04-30');
    const [name, residentId] = someone(1);
    const person = await recipient(world, 1);
    await world.dossiers.add(person, [
      {
        id: 'aged',
        type: 'facts',
        from: '2023-03-01',
        asOf: '2023-03-31',
        values: { 'certificate.level': 1 },
        at: '2023-03-21T00:00:00Z',
        knownOn: '2023-03-21',
        source: { kind: 'case', id: 'c' },
      },
    ]);
    expect(name).not.toBe(residentId);
    await bring(world, 'disability-certificates', '2023-04-30', CERTIFICATES, [certificate(1, '一级')]);
    expect(await compare(world, '2023-04-30')).toMatchObject({ found: {}, refreshed: 1 });
    expect(await dueIn(world, person, '2023-05')).toBe(17_000);
  });
});
