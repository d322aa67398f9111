import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../../../../functions/core/payments/ledger-line.ts';
import { isUnsettled } from '../../../../functions/core/registers/finding.ts';
import { preparePaymentRun } from '../../../../functions/core/use-cases/payments/prepare-payment-run.ts';
import { PLAIN } from '../../../support/case-policies.ts';
import { addPayee, preparer } from '../../../support/payment-world.ts';
import { addedUp, anyFate, anyFinding, behind, live, oversightWorld, sheetOf } from './oversight-world.ts';

const year = { from: '2023-01', to: '2023-12' };

function sum(lines: readonly LedgerLine[], isMeant: (line: LedgerLine) => boolean): number {
  return lines.filter(isMeant).reduce((total, { fen }) => total + fen, 0);
}

describe('the payment figures of any county', () => {
  it('equal its ledger to the 分, and the lists behind them', async () => {
    const seen = { returned: 0, setOff: 0, repaid: 0, waived: 0, unpayable: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyFate, { minLength: 3, maxLength: 8 }), async (fates) => {
        const world = await oversightWorld();
        const lines = await live(world, fates);
        const sheet = await sheetOf(world, year);
        const { payments, recoveries } = sheet.figures;
        const isCash = ({ kind, setOff }: LedgerLine) => kind === 'paid' && setOff === null;
        expect(payments.sentAmount).toBe(sum(lines, isCash));
        expect(payments.setOffAmount).toBe(
          sum(lines, ({ kind, setOff }) => kind === 'paid' && setOff !== null),
        );
        expect(payments.returnedAmount).toBe(sum(lines, ({ kind }) => kind === 'returned'));
        for (const [benefit, { fen }] of Object.entries(sheet.sentByBenefit))
          expect(fen).toBe(sum(lines, (line) => isCash(line) && line.benefit === benefit));
        const isRepaid = ({ kind, setOff }: LedgerLine) => kind === 'recovered' && setOff === null;
        expect(recoveries.repaidAmount).toBe(sum(lines, isRepaid));
        expect(recoveries.waivedAmount).toBe(sum(lines, ({ kind }) => kind === 'waived'));
        expect(await addedUp(world, year, 'payments')).toEqual(payments);
        expect(await addedUp(world, year, 'recoveries')).toEqual(recoveries);
        seen.returned += payments.returnedAmount ?? 0;
        seen.setOff += payments.setOffAmount ?? 0;
        seen.repaid += recoveries.repaidAmount ?? 0;
        seen.waived += recoveries.waivedAmount ?? 0;
        seen.unpayable += payments.unpayableAmount ?? 0;
      }),
      { numRuns: 12, seed: 20230420 },
    );
    // Otherwise the sums above would be equal because nothing happened.
    for (const amount of Object.values(seen)) expect(amount).toBeGreaterThan(0);
  });

  it('of a month are those of the runs for that month', async () => {
    const world = await oversightWorld();
    const calm = {
      hasAccount: true,
      wrongFrom: null,
      recovers: 'not',
      share: 1,
      bank: [null, 'paid', null, null],
    };
    await live(world, [calm, calm] as Parameters<typeof live>[1]);
    const may = { from: '2023-05', to: '2023-05' };
    const { figures } = await sheetOf(world, may);
    expect(figures.payments).toMatchObject({
      sent: 2,
      sentAmount: 34_000,
      confirmed: 2,
      confirmedAmount: 34_000,
      unanswered: 0,
    });
    expect(
      (await behind(world, may, 'payments', 'sentAmount')).map(({ month, value }) => [month, value]),
    ).toEqual([
      ['2023-05', 17_000],
      ['2023-05', 17_000],
    ]);
  });

  it('leave out a run that nobody released', async () => {
    const world = await oversightWorld();
    await addPayee(world, 'late');
    world.clock.set('2023-08-20');
    const run = await preparePaymentRun(world, { jurisdiction: PLAIN, month: '2023-08' }, preparer);
    expect(run.totals.payments.fen).toBeGreaterThan(0);
    expect((await sheetOf(world, year)).figures.payments.sentAmount).toBe(0);
  });
});

describe('the figures of findings', () => {
  it('equal the ledger of findings, open and settled, honest mistakes by themselves', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyFinding, { selector: ({ id }) => id, maxLength: 20 }),
        async (findings) => {
          const world = await oversightWorld('2023-06-15');
          await world.findings.add(findings);
          const spring = { from: '2023-02', to: '2023-05' };
          const { figures } = await sheetOf(world, spring);
          const found = findings.filter(({ foundOn }) => foundOn >= '2023-02-01' && foundOn <= '2023-05-31');
          const settled = found.flatMap((one) =>
            one.settlement === null ? [] : [{ ...one, settlement: one.settlement }],
          );
          expect(figures.findings).toMatchObject({
            found: found.length,
            open: found.filter(isUnsettled).length,
            overdue: found.filter((one) => isUnsettled(one) && one.dueOn < '2023-06-15').length,
            confirmed: found.filter(({ status }) => status === 'confirmed').length,
            settledInTime: settled.filter(({ settlement, dueOn }) => settlement.on <= dueOn).length,
            settledLate: settled.filter(({ settlement, dueOn }) => settlement.on > dueOn).length,
            honestMistakes: settled.filter(
              ({ settlement, dueOn }) => settlement.mark === 'honest-mistake' && settlement.on <= dueOn,
            ).length,
            toRecoverAmount: settled.reduce(
              (all, { settlement }) => all + (settlement.recovery?.totalFen ?? 0),
              0,
            ),
          });
          expect(await addedUp(world, spring, 'findings')).toEqual(figures.findings);
        },
      ),
      { numRuns: 20 },
    );
  });
});
