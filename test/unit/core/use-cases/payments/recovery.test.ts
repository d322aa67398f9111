import { describe, expect, it } from 'vitest';
import type { DossierEntry } from '../../../../../functions/core/entitlements/dossier.ts';
import { balancesOf, openFen } from '../../../../../functions/core/payments/balances.ts';
import { handOverRecord } from '../../../../../functions/core/payments/hand-over-record.ts';
import type { RecoveryCause } from '../../../../../functions/core/payments/recovery.ts';
import { showRecovery } from '../../../../../functions/core/use-cases/payments/find-recovery.ts';
import {
  beginRecovery,
  type RecoveryStep,
  stepRecovery,
} from '../../../../../functions/core/use-cases/payments/recover.ts';
import { PLAIN } from '../../../../support/case-policies.ts';
import {
  addPayee,
  eventEntry,
  paidRun,
  paymentsOf,
  paymentWorld,
  preparer,
  releaser,
} from '../../../../support/payment-world.ts';

/** Paid through April at 170 yuan a month; in May it becomes known that March and April were not due. */
async function overpaidWorld(event = 'death', cause: RecoveryCause = 'death') {
  const world = await paymentWorld();
  const person = await addPayee(world, '1');
  await paidRun(world, '2023-04');
  await world.dossiers.add(person, [eventEntry(event, '2023-02-10', '2023-05-08')]);
  await paidRun(world, '2023-05');
  const opening = { person, jurisdiction: PLAIN, cause, ground: 'told three months late' };
  const begin = () => beginRecovery(world, opening, preparer);
  const recovery = await begin();
  const step = (one: RecoveryStep, caller = preparer) => stepRecovery(world, recovery.id, one, caller);
  const standing = async (month = '2023-06') => {
    world.clock.set(`${month}-25`);
    return (await showRecovery(world, recovery.id)).standing;
  };
  return { world, person, recovery, begin, step, standing };
}

const plan = (fenPerMonth: number): RecoveryStep => ({
  step: 'plan',
  plan: { means: 'instalments', from: '2023-06', fenPerMonth },
});
const repay = (id: string, fen: number): RecoveryStep => ({ step: 'repay', id, on: '2023-06-05', fen });

describe('a recovery', () => {
  it('begins with what the ledger shows as overpaid, once', async () => {
    const { recovery, begin } = await overpaidWorld();
    expect(recovery.overpaid.map(({ benefit, month, fen }) => `${month} ${benefit} ${fen}`)).toEqual([
      '2023-03 living 8000',
      '2023-03 nursing 9000',
      '2023-04 living 8000',
      '2023-04 nursing 9000',
    ]);
    await expect(begin()).rejects.toMatchObject({ name: 'recovery-not-possible' });
  });

  it('is repaid in instalments, each counted once, and closes when nothing is open', async () => {
    const { step, standing } = await overpaidWorld('declared-missing', 'late-report');
    await step(plan(15_000));
    const planned = await standing();
    expect(planned.instalments.map(({ month, fen }) => `${month} ${fen}`)).toEqual([
      '2023-06 15000',
      '2023-07 15000',
      '2023-08 4000',
    ]);
    expect(planned.overdue).toBe(15_000);
    await step(repay('slip-1', 15_000));
    await step(repay('slip-1', 15_000));
    expect(await standing()).toMatchObject({ repaid: 15_000, open: 19_000, overdue: 0 });
    expect(await standing('2023-07')).toMatchObject({ overdue: 15_000 });
    await expect(step(repay('slip-2', 19_001))).rejects.toThrow(
      'repayment is 190.01 yuan and 190.00 are open',
    );
    const closed = await step(repay('slip-2', 19_000));
    expect(closed.status).toBe('closed');
    await expect(step(repay('slip-3', 1))).rejects.toMatchObject({ name: 'recovery-not-possible' });
  });

  it('heals when it was killed between recovery and ledger', async () => {
    const { world, recovery, step, standing } = await overpaidWorld('declared-missing', 'late-report');
    const dying = {
      ...world,
      ledger: { ...world.ledger, append: () => Promise.reject(new Error('killed')) },
    };
    await expect(stepRecovery(dying, recovery.id, repay('slip-1', 10_000), preparer)).rejects.toThrow(
      'killed',
    );
    expect((await standing()).open).toBe(34_000);
    await step(repay('slip-1', 10_000));
    expect(await standing()).toMatchObject({ open: 24_000, repaid: 10_000 });
  });

  it('is waived only with a ground and by a second person', async () => {
    const { step, standing } = await overpaidWorld();
    const waiver = { step: 'propose-waiver', id: 'w1', fen: 34_000 } as const;
    await expect(step({ ...waiver, ground: '困难' })).rejects.toThrow('at least ten characters');
    await step({ ...waiver, ground: '遗产不足以清偿，家庭为低保户' });
    const approve = { step: 'decide-waiver', id: 'w1', isApproved: true } as const;
    await expect(step(approve)).rejects.toMatchObject({ name: 'second-person-required' });
    expect((await standing()).open).toBe(34_000);
    const closed = await step(approve, releaser);
    expect(closed).toMatchObject({ status: 'closed', waivers: [{ approved: { by: 'officer-2' } }] });
    expect(await step(approve, releaser)).toEqual(closed);
    expect(await standing()).toMatchObject({ open: 0, waived: 34_000 });
  });

  it('of a refused waiver leaves everything open', async () => {
    const { step, standing } = await overpaidWorld();
    await step({ step: 'propose-waiver', id: 'w1', fen: 34_000, ground: '遗产不足以清偿，家庭为低保户' });
    await step({ step: 'decide-waiver', id: 'w1', isApproved: false }, releaser);
    const approve = step({ step: 'decide-waiver', id: 'w1', isApproved: true }, releaser);
    await expect(approve).rejects.toThrow('was decided otherwise');
    expect((await standing()).open).toBe(34_000);
  });

  it('after a death turns to the estate and sets nothing off', async () => {
    const { recovery, step } = await overpaidWorld();
    expect(recovery.estateNote?.zh).toContain('340.00 元');
    const cap = { unit: 'percent', percent: 50 } as const;
    await expect(step({ step: 'plan', plan: { means: 'set-off', from: '2023-06', cap } })).rejects.toThrow(
      'the payee died',
    );
  });

  it('of a fraud is handed over with what was paid by which run', async () => {
    const { world, person, step } = await overpaidWorld('fraud', 'fraud');
    const handed = await step({ step: 'hand-over', to: '区公安分局', on: '2023-06-01' });
    const record = handOverRecord(handed, await world.ledger.linesOf(person));
    expect(record).toMatchObject({ paid: 34_000, open: 34_000, handedOver: { to: '区公安分局' } });
    expect(record.months[0]?.runs).toEqual([`run-${PLAIN}-2023-04-1`]);
    const honest = await overpaidWorld('declared-missing', 'error');
    await expect(honest.step({ step: 'hand-over', to: '区公安分局', on: '2023-06-01' })).rejects.toThrow(
      'only what was obtained by fraud',
    );
  });

  it.each([
    [{ unit: 'percent', percent: 0 }, 'cap is 0 percent'],
    [{ unit: 'percent', percent: 101 }, 'cap is 101 percent'],
    [{ unit: 'fen', fen: 1.5 }, 'right is a whole number above 0'],
  ] as const)('refuses the cap %j', async (cap, message) => {
    const { step } = await overpaidWorld('declared-missing', 'error');
    await expect(step({ step: 'plan', plan: { means: 'set-off', from: '2023-06', cap } })).rejects.toThrow(
      message,
    );
  });

  it('is set off against later months up to the cap, and closes with the run that evens it', async () => {
    const { world, recovery, overpaid } = await setOffWorld();
    expect(overpaid).toBeGreaterThan(0);
    const paid: number[] = [];
    for (const month of ['2023-06', '2023-07', '2023-08']) {
      const run = await paidRun(world, month);
      const [payment] = await paymentsOf(world, run.id);
      paid.push(payment?.fen ?? 0);
    }
    expect(paid).toEqual([7000, 17_000 - (overpaid - 10_000), 17_000]);
    expect((await world.recoveries.load(recovery.id))?.status).toBe('closed');
  });

  it('by set-off ends with the month of the death; what is left is a claim that an officer settles', async () => {
    const { world, person, recovery, overpaid, replan } = await setOffWorld();
    const alive = await showRecovery(world, recovery.id);
    expect(alive).toMatchObject({ planEnd: null, standing: { open: overpaid } });
    await world.dossiers.add(person, [eventEntry('death', '2023-06-10', '2023-06-15')]);
    const last = await paidRun(world, '2023-06'); // the month of the death is still his own
    expect((await paymentsOf(world, last.id))[0]?.fen).toBe(7000);
    const after = await paidRun(world, '2023-07');
    const left = overpaid - 10_000;
    const shown = await showRecovery(world, recovery.id);
    expect(shown).toMatchObject({
      recovery: { status: 'open' },
      standing: { open: left },
      planEnd: { diedOn: '2023-06-10', from: '2023-07', open: left },
    });
    const [payment] = await paymentsOf(world, after.id);
    const claims = payment?.changes.filter(({ kind }) => kind === 'overpaid') ?? [];
    expect(claims.reduce((sum, { fen }) => sum - fen, 0)).toBe(left);
    expect(claims[0]?.explanation.zh).toContain('收款人已于 2023-06-10 去世，抵扣计划自 2023-07 起终止');
    await expect(replan(recovery.id)).rejects.toThrow('the payee died');
    const settled = await stepRecovery(
      world,
      recovery.id,
      { step: 'repay', id: 'estate', on: '2023-07-25', fen: left },
      preparer,
    );
    expect(settled.status).toBe('closed');
    const balances = [...balancesOf(await world.ledger.linesOf(person)).values()];
    expect(balances.map(openFen)).toEqual(balances.map(() => 0));
  });

  it('of a death that was learnt late claims the months after it as well, and loses nothing', async () => {
    const { world, person, recovery } = await setOffWorld();
    await paidRun(world, '2023-06');
    await world.dossiers.add(person, [eventEntry('death', '2023-05-31', '2023-07-03')]);
    await paidRun(world, '2023-07');
    const { standing, planEnd } = await showRecovery(world, recovery.id);
    expect(planEnd).toMatchObject({ from: '2023-06', open: standing.open });
    const opening = { person, jurisdiction: PLAIN, cause: 'death', ground: 'told late' } as const;
    const second = await beginRecovery(world, opening, preparer);
    expect(second.overpaid.map(({ month }) => month)).toEqual(['2023-06', '2023-06']);
    const lines = await world.ledger.linesOf(person);
    const cash = lines.reduce(
      (sum, { kind, setOff, fen }) => sum + (kind === 'paid' && !setOff ? fen : 0),
      0,
    );
    const due = lines.reduce((sum, { kind, fen }) => sum + (kind === 'due' ? fen : 0), 0);
    const claimed = standing.open + second.overpaid.reduce((sum, { fen }) => sum + fen, 0);
    expect(claimed).toBe(cash - due);
  });

  it('goes on where the death is withdrawn, and where somebody declared dead was found', async () => {
    const { world, person, recovery } = await setOffWorld();
    const death = eventEntry('death', '2023-05-31', '2023-06-01');
    const declared = eventEntry('declared-dead', '2023-05-31', '2023-06-01');
    await world.dossiers.add(person, [death, declared]);
    world.clock.set('2023-06-02');
    expect((await showRecovery(world, recovery.id)).planEnd).not.toBeNull();
    const { at, knownOn, source } = eventEntry('death', '', '2023-06-03');
    await world.dossiers.add(person, [
      { id: 'w', type: 'withdrawn', at, knownOn, source, entry: death.id, ground: 'another person' },
    ]);
    world.clock.set('2023-06-04');
    expect((await showRecovery(world, recovery.id)).planEnd).not.toBeNull();
    await world.dossiers.add(person, [
      {
        ...eventEntry('declared-dead', '2023-06-05', '2023-06-05'),
        id: 'found',
        type: 'event-ended',
      } as DossierEntry,
    ]);
    world.clock.set('2023-06-06');
    expect((await showRecovery(world, recovery.id)).planEnd).toBeNull();
  });
});

/** Paid for two months by a wrong level, which became known in May; 100 yuan a month are set off from June on. */
async function setOffWorld() {
  const world = await paymentWorld();
  const person = await addPayee(world, '1');
  await paidRun(world, '2023-04');
  const levelOn = (from: string, level: number): DossierEntry => ({
    ...eventEntry('facts', from, '2023-05-08'),
    type: 'facts',
    from,
    values: { 'certificate.level': level },
    asOf: null,
  });
  await world.dossiers.add(person, [levelOn('2023-03-01', 4), levelOn('2023-05-01', 1)]);
  await paidRun(world, '2023-05');
  const one = { person, jurisdiction: PLAIN, cause: 'error', ground: 'level typed in wrong' } as const;
  const recovery = await beginRecovery(world, one, preparer);
  const overpaid = recovery.overpaid.reduce((sum, { fen }) => sum + fen, 0);
  const cap = { unit: 'fen', fen: 10_000 } as const;
  const set = { step: 'plan', plan: { means: 'set-off', from: '2023-06', cap } } as const;
  const replan = (id: string) => stepRecovery(world, id, set, preparer);
  await replan(recovery.id);
  return { world, person, recovery, overpaid, replan };
}
