import { describe, expect, it } from 'vitest';
import { balancesOf, openFen } from '../../../../../functions/core/payments/balances.ts';
import { cancelPaymentRun } from '../../../../../functions/core/use-cases/payments/cancel-payment-run.ts';
import { preparePaymentRun } from '../../../../../functions/core/use-cases/payments/prepare-payment-run.ts';
import { releasePaymentRun } from '../../../../../functions/core/use-cases/payments/release-payment-run.ts';
import { verifyPaymentRun } from '../../../../../functions/core/use-cases/payments/verify-payment-run.ts';
import { casePolicies, PLAIN, plainLater } from '../../../../support/case-policies.ts';
import { layerOf } from '../../../../support/mini-policy.ts';
import {
  addPayee,
  decidedEntries,
  eventEntry,
  paidRun,
  paymentsOf,
  paymentWorld,
  preparer,
  releaser,
  withPaymentPolicies,
} from '../../../../support/payment-world.ts';

const january = { jurisdiction: PLAIN, month: '2023-01' };
const april = { jurisdiction: PLAIN, month: '2023-04' };

describe('preparing a payment run', () => {
  it('shows what is to be paid, by benefit and class, and why, without touching the ledger', async () => {
    const world = await paymentWorld();
    const person = await addPayee(world, '1');
    await addPayee(world, '2', { hasAccount: false });
    const run = await preparePaymentRun(world, april, preparer);
    expect(run).toMatchObject({ status: 'prepared', number: 1, knownOn: '2023-04-20' });
    expect(run.totals.people).toBe(2);
    expect(run.totals.payments.people).toBe(1);
    expect(run.totals.unpayable).toEqual({ people: 1, fen: run.totals.payments.fen });
    expect(Object.keys(run.totals.byClass).sort()).toEqual(['living', 'nursing']);
    expect(run.totals.changes).toMatchObject({ new: { people: 2 }, unpayable: { people: 1 } });
    expect(await world.ledger.linesOf(person)).toEqual([]);
    for (const { changes } of await paymentsOf(world, run.id))
      for (const { explanation } of changes) expect(explanation.zh).not.toBe('');
  });

  it('answers a second time with the same run, and takes up one that was interrupted', async () => {
    const world = await paymentWorld();
    await addPayee(world, '1');
    const run = await preparePaymentRun(world, april, preparer);
    expect(await preparePaymentRun(world, april, releaser)).toEqual(run);
    const released = await releasePaymentRun(world, run.id, releaser);
    expect(await preparePaymentRun(world, april, preparer)).toEqual(released);
  });

  it('refuses a month ahead, and a second run beside an open one', async () => {
    const world = await paymentWorld();
    await addPayee(world, '1');
    const ahead = preparePaymentRun(world, { ...april, month: '2023-05' }, preparer);
    await expect(ahead).rejects.toThrow('month is 2023-05; right is 2023-04 or an earlier one');
    await preparePaymentRun(world, april, preparer);
    const beside = preparePaymentRun(world, january, preparer);
    await expect(beside).rejects.toMatchObject({ name: 'run-open-already' });
  });

  it('pays a quarterly county in the last month of the quarter', async () => {
    const quarterly = casePolicies.map((layer) =>
      layer.file.jurisdiction === PLAIN
        ? layerOf({
            ...layer.file,
            time: {
              ...layer.file.time,
              payment: { frequency: 'quarterly', byDay: 31, cite: 'made-up 1' },
            },
          })
        : layer,
    );
    const world = await paymentWorld({ at: '2023-06-20', policies: quarterly });
    await addPayee(world, '1');
    const wrong = preparePaymentRun(world, { ...april, month: '2023-05' }, preparer);
    await expect(wrong).rejects.toThrow('the policy pays quarterly, next for 2023-06');
    const run = await preparePaymentRun(world, { ...april, month: '2023-06' }, preparer);
    expect(run.payByOn).toBe('2023-06-30');
    const monthly = await preparePaymentRun(
      { ...(await paymentWorld({ at: '2023-06-20' })), dossiers: world.dossiers, accounts: world.accounts },
      { ...april, month: '2023-06' },
      preparer,
    );
    expect(run.totals.payments).toEqual(monthly.totals.payments);
  });

  it('holds a first payment back where the policy pays after the month of approval', async () => {
    const later = casePolicies.map((layer) =>
      layer.file.jurisdiction === PLAIN
        ? layerOf({
            ...layer.file,
            time: { ...layer.file.time, firstPayment: { in: 'month-after-approval', cite: 'made-up 1' } },
          })
        : layer,
    );
    const world = await paymentWorld({ at: '2023-01-25', policies: later });
    await addPayee(world, '1');
    const first = await paidRun(world, '2023-01');
    expect(first.totals.payments.fen).toBe(0);
    expect(first.totals.changes).toMatchObject({ 'first-payment-later': { people: 1 } });
    const second = await paidRun(world, '2023-02');
    expect(second.totals.payments.fen).toBe((first.totals.changes['first-payment-later']?.fen ?? 0) * 2);
  });
});

describe('releasing a payment run', () => {
  it('takes a second person', async () => {
    const world = await paymentWorld();
    await addPayee(world, '1');
    const run = await preparePaymentRun(world, april, preparer);
    const same = releasePaymentRun(world, run.id, preparer);
    await expect(same).rejects.toMatchObject({ name: 'second-person-required' });
    const stale = releasePaymentRun(world, run.id, releaser, run.revision - 1);
    await expect(stale).rejects.toMatchObject({ name: 'revision-stale' });
  });

  it('writes the ledger once, locks the run and can be verified', async () => {
    const world = await paymentWorld();
    const person = await addPayee(world, '1');
    const run = await paidRun(world, '2023-04');
    expect(run.status).toBe('released');
    const lines = await world.ledger.linesOf(person);
    expect(lines.every(({ at, by }) => by === run.id && at === run.released?.at)).toBe(true);
    for (const balance of balancesOf(lines).values()) expect(openFen(balance)).toBe(0);
    await expect(releasePaymentRun(world, run.id, releaser)).rejects.toMatchObject({
      name: 'run-already-released',
    });
    await expect(cancelPaymentRun(world, run.id, 'wrong month', preparer)).rejects.toMatchObject({
      name: 'run-already-released',
    });
    expect(await verifyPaymentRun(world, run.id)).toMatchObject({ isIntact: true, seal: run.seal });
    const forged = { ...world, ledger: { ...world.ledger, linesOf: async () => lines.slice(1) } };
    expect(await verifyPaymentRun(forged, run.id)).toMatchObject({ isIntact: false });
    const other = lines.map((line) => ({ ...line, fen: line.fen + 1 }));
    const raised = { ...world, ledger: { ...world.ledger, linesOf: async () => other } };
    expect(await verifyPaymentRun(raised, run.id)).toMatchObject({ isIntact: false });
  });

  it('pays nothing in a supplement, and the difference where something became known', async () => {
    const world = await paymentWorld();
    const person = await addPayee(world, '1');
    await paidRun(world, '2023-04');
    const again = await paidRun(world, '2023-04', true);
    expect([again.number, again.totals.payments.fen]).toEqual([2, 0]);
    await world.dossiers.add(person, [eventEntry('death', '2023-02-10', '2023-04-20')]);
    const after = await paidRun(world, '2023-04', true);
    expect(after.totals.payments.fen).toBe(0);
    expect(after.totals.changes).toMatchObject({
      corrected: { people: 1 },
      overpaid: { people: 1, fen: after.totals.changes.corrected?.fen },
    });
    const [payment] = await paymentsOf(world, after.id);
    expect(payment?.changes.map(({ kind, month }) => `${kind} ${month}`)).toContain('corrected 2023-03');
    expect(payment?.changes.some(({ month }) => month < '2023-03')).toBe(false);
  });

  it('pays and explains the rise that a policy published later brings for months already paid', async () => {
    const world = await paymentWorld();
    await addPayee(world, '1');
    const before = await paidRun(world, '2023-04');
    const rise = layerOf({ ...plainLater, effectiveFrom: '2023-03-01', issuedOn: '2023-05-10' });
    const raised = await withPaymentPolicies(world, [...casePolicies, rise]);
    const may = await paidRun(raised, '2023-05');
    const [payment] = await paymentsOf(raised, may.id);
    const corrected = payment?.changes.filter(({ kind }) => kind === 'corrected') ?? [];
    expect(corrected.map(({ month }) => month)).toEqual(['2023-03', '2023-03', '2023-04', '2023-04']);
    for (const { explanation } of corrected) expect(explanation.zh).toContain('政策有了新版本');
    expect(may.totals.payments.fen).toBeGreaterThan(before.totals.payments.fen / 4);
  });
});

describe('a run that is killed', () => {
  it('comes out the same wherever it stopped, in preparing and in releasing', async () => {
    const whole = await paymentWorld();
    for (let index = 0; index < 6; index++) await addPayee(whole, `${index}`);
    const expected = await paidRun(whole, '2023-04');
    for (let stop = 1; stop <= 12; stop++) {
      const world = await paymentWorld();
      const people: string[] = [];
      for (let index = 0; index < 6; index++) people.push(await addPayee(world, `${index}`));
      const killed = killedAfter(world, stop);
      await preparePaymentRun(killed, april, preparer).catch(() => undefined);
      const run = await preparePaymentRun(world, april, preparer);
      expect(run.totals).toEqual(expected.totals);
      await releasePaymentRun(killedAfter(world, stop), run.id, releaser).catch(() => undefined);
      const stored = await world.runs.load(run.id);
      const released =
        stored?.status === 'released' ? stored : await releasePaymentRun(world, run.id, releaser);
      expect(released.status).toBe('released');
      expect(await verifyPaymentRun(world, run.id)).toMatchObject({ isIntact: true });
      let fen = 0;
      for (const person of people)
        for (const line of await world.ledger.linesOf(person)) if (line.kind === 'paid') fen += line.fen;
      expect(fen).toBe(expected.totals.payments.fen);
    }
  });

  it('keeps nothing that an interrupted attempt stored for somebody who gets nothing by then', async () => {
    const world = await paymentWorld();
    const person = await addPayee(world, '1');
    const save = async () => {
      throw new Error('killed');
    };
    const killed = preparePaymentRun({ ...world, runs: { ...world.runs, save } }, april, preparer);
    await expect(killed).rejects.toThrow('killed');
    const [granted] = decidedEntries('1', '2023-04-20').slice(-1);
    await world.dossiers.add(person, [
      {
        ...{ id: 'withdrawn-1', type: 'withdrawn', at: '2023-04-20T03:00:00Z', knownOn: '2023-04-20' },
        ...{
          source: { kind: 'officer', id: 'officer-1' },
          entry: granted?.id ?? '',
          ground: 'another person',
        },
      },
    ]);
    const run = await preparePaymentRun(world, april, preparer);
    expect(run.totals.payments.people).toBe(0);
    expect(await paymentsOf(world, run.id)).toMatchObject([{ person, fen: 0, lines: [] }]);
  });

  it('is cancelled without a trace and prepared anew', async () => {
    const world = await paymentWorld();
    const person = await addPayee(world, '1');
    const run = await preparePaymentRun(world, april, preparer);
    const cancelled = await cancelPaymentRun(world, run.id, 'one payee is missing', releaser);
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelled: { ground: 'one payee is missing' } });
    expect(await cancelPaymentRun(world, run.id, 'again', releaser)).toEqual(cancelled);
    expect(await world.ledger.linesOf(person)).toEqual([]);
    await expect(releasePaymentRun(world, run.id, releaser)).rejects.toMatchObject({
      name: 'run-not-prepared',
    });
    expect(await preparePaymentRun(world, april, preparer)).toMatchObject({ number: 2, status: 'prepared' });
  });
});

type World = Awaited<ReturnType<typeof paymentWorld>>;

/** The world as a process sees it that dies after so many writes; pages are of two people. */
function killedAfter(world: World, writes: number): World {
  let left = writes;
  const counted =
    <Given extends unknown[], Result>(write: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (left-- <= 0) throw new Error('killed');
      return write(...given);
    };
  return {
    ...world,
    dossiers: {
      ...world.dossiers,
      payeeRefs: (jurisdiction, page) => world.dossiers.payeeRefs(jurisdiction, { ...page, limit: 2 }),
    },
    runs: {
      ...world.runs,
      save: counted(world.runs.save),
      putPayments: counted(world.runs.putPayments),
      paymentIds: (run, page) => world.runs.paymentIds(run, { ...page, limit: 2 }),
    },
    ledger: { ...world.ledger, append: counted(world.ledger.append) },
  };
}
