import { describe, expect, it } from 'vitest';
import { settleFinding } from '../../../../../functions/core/use-cases/registers/settle-finding.ts';
import {
  bureau,
  CERTIFICATES,
  CREMATIONS,
  certificate,
  compare,
  DEATHS,
  dueIn,
  findingsOf,
  LIVING,
  ledgerLines,
  only,
  recipient,
  township,
} from '../../../../support/compared-registers.ts';
import { bring, registerWorld, someone, WULONG } from '../../../../support/register-world.ts';

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

  it('takes the day of a register for that of a new card which it does not tell', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await bring(world, 'disability-certificates', '2023-06-20', CERTIFICATES, [
      certificate(1, '贰级', { changed: '2023-05-10' }),
    ]);
    await compare(world, '2023-06-30');
    const { id, atStake } = await only(world, person);
    // Through June the old amount goes on, as while the card is being issued (N 13).
    expect(atStake).toEqual([{ benefit: 'nursing', monthlyFen: -1_000, totalFen: 0, from: '2023-07' }]);
    await settleFinding(world, id, { action: 'confirm' }, bureau);
    expect([await dueIn(world, person, '2023-06'), await dueIn(world, person, '2023-07')]).toEqual([
      17_000, 16_000,
    ]);
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

  it('finds what is due and was never paid', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await world.ledger.append(
      person,
      ledgerLines(person, '2023-04-10T00:00:00Z', [
        { benefit: 'living', month: '2023-03', kind: 'due', fen: 8_000 },
        { benefit: 'living', month: '2023-03', kind: 'paid', fen: 8_000 },
        { benefit: 'nursing', month: '2023-03', kind: 'due', fen: 9_000 },
        { benefit: 'nursing', month: '2023-03', kind: 'paid', fen: 9_000 },
        { benefit: 'nursing', month: '2023-03', kind: 'returned', fen: 9_000 },
      ]),
    );
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
});
