import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balancesOf, openFen } from '../../../functions/core/payments/balances.ts';
import { policyCatalogueOf } from '../../../functions/core/policies/policy-catalogue-of.ts';
import { compiledPolicies } from '../../../functions/core/use-cases/compiled-policies.ts';
import { cancelPaymentRun } from '../../../functions/core/use-cases/payments/cancel-payment-run.ts';
import type { PaymentServices } from '../../../functions/core/use-cases/payments/payment-services.ts';
import { preparePaymentRun } from '../../../functions/core/use-cases/payments/prepare-payment-run.ts';
import { releasePaymentRun } from '../../../functions/core/use-cases/payments/release-payment-run.ts';
import { verifyPaymentRun } from '../../../functions/core/use-cases/payments/verify-payment-run.ts';
import { type OpenedData, openData } from '../../../functions/runtime/open-data.ts';
import { paymentServicesOn } from '../../../functions/runtime/payment-services.ts';
import { openRunThreads, type RunThreads } from '../../../functions/runtime/run-threads.ts';
import { casePolicies, PLAIN } from '../../support/case-policies.ts';
import { decidedEntries, preparer, releaser } from '../../support/payment-world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testClock } from '../../support/test-clock.ts';

/** Enough pages for threads. */
const PEOPLE = 1_203;
const april = { jurisdiction: PLAIN, month: '2023-04' };

describe('payment runs in threads', () => {
  const folder = temporaryFolder();
  const clock = testClock('2023-04-20');
  const person = (index: number) =>
    `person-${((index * 7919) % 65536).toString(16).padStart(4, '0')}-${index}`;
  let data: OpenedData;
  let threads: RunThreads;
  let here: PaymentServices;
  let spread: PaymentServices;

  beforeAll(async () => {
    data = await openData(folder.pathOf('data'), clock);
    threads = openRunThreads(data.folder, 2);
    const parts = { ...data, compiled: compiledPolicies(20), clock };
    const catalogue = policyCatalogueOf(casePolicies);
    here = paymentServicesOn(parts)(catalogue);
    spread = paymentServicesOn({ ...parts, pagesOn: threads.pagesOn })(catalogue);
    await Promise.all(
      Array.from({ length: PEOPLE }, async (_, index) => {
        await data.followUp.dossiers.add(person(index), decidedEntries(`${index}`, '2023-01-20'));
        if (index % 10 > 0)
          await data.followUp.accounts.keep(person(index), {
            kind: 'card',
            holder: '某',
            bank: '农商行',
            number: '62',
          });
      }),
    );
  });

  afterAll(async () => {
    await threads.close();
    data.close();
    folder.remove();
  });

  it('come out as in one thread, though they were interrupted', async () => {
    const alone = await preparePaymentRun(here, april, preparer);
    await cancelPaymentRun(here, alone.id, 'to prepare it once more', preparer);
    const stop = (): never => {
      throw new Error('killed');
    };
    await expect(preparePaymentRun(spread, april, preparer, stop)).rejects.toThrow('killed');
    const run = await preparePaymentRun(spread, april, preparer);
    expect(run.totals).toEqual(alone.totals);
    expect(run.totals.people).toBe(PEOPLE);
    await expect(releasePaymentRun(spread, run.id, releaser, undefined, stop)).rejects.toThrow('killed');
    const released = await releasePaymentRun(spread, run.id, releaser);
    expect(released.status).toBe('released');
    expect(await verifyPaymentRun(here, run.id)).toMatchObject({ isIntact: true, seal: released.seal });
    const lines = await data.followUp.ledger.linesOf(person(1));
    for (const balance of balancesOf(lines).values()) expect(openFen(balance)).toBe(0);
  });

  it('throw what a page threw', async () => {
    const broken = {
      ...spread.catalogue,
      parts: () => ({ layers: casePolicies.slice(0, 1), errors: [], layouts: [] }),
    };
    const services = { ...spread, catalogue: broken };
    clock.set('2023-05-20');
    const may = preparePaymentRun(
      { ...services, pages: threads.pagesOn(services) },
      { ...april, month: '2023-05' },
      preparer,
    );
    await expect(may).rejects.toMatchObject({ name: 'jurisdiction-unknown' });
  });
});
