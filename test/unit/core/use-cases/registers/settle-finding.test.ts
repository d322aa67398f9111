import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../../functions/core/cases/actor.ts';
import { finishSettlements } from '../../../../../functions/core/use-cases/registers/record-settlement.ts';
import { settleFinding } from '../../../../../functions/core/use-cases/registers/settle-finding.ts';
import {
  bureau,
  compare,
  DEATHS,
  dueIn,
  findingsOf,
  ledgerLines,
  only,
  recipient,
  township,
} from '../../../../support/compared-registers.ts';
import { bring, registerWorld, someone } from '../../../../support/register-world.ts';

describe('settling a finding', () => {
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

  it('hands fraud over with a recovery proposal of what was paid', async () => {
    const world = await registerWorld('2023-06-30');
    const person = await recipient(world, 1);
    await world.ledger.append(
      person,
      ledgerLines(person, '2023-05-10T00:00:00Z', [
        { benefit: 'living', month: '2023-05', kind: 'due', fen: 8_000 },
        { benefit: 'living', month: '2023-05', kind: 'paid', fen: 8_000 },
      ]),
    );
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
});
