import { isRunOpen, type PaymentRun, type RunPayment } from '../../core/payments/payment-run.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { PaymentRunStore } from '../../core/ports/payment-run-store.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { Action, Item, ItemTable } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { countyDirectory } from './county-directory.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { deflatedRow, openedDeflatedRow } from './deflated-row.ts';
import { type PackedPayment, packPayment, unpackPayment } from './packed-payment.ts';
import { pageOverPartitions } from './partition-pages.ts';
import { openRunKey, paymentKey, paymentPartitions, runKey, runListKey } from './payment-run-keys.ts';
import { rewrite } from './rewrite.ts';
import { isWritten } from './written.ts';

/** Rows of one transaction: a payment with years of arrears still leaves it below 4 MB. */
const paymentsAtOnce = 25;

/** Payment runs over any item table; the people in them are sealed. */
export function createPaymentRunStore(table: ItemTable, keyRing: KeyRing): PaymentRunStore {
  const opened = async (item: Item): Promise<RunPayment> =>
    unpackPayment((await openedDeflatedRow(keyRing, item)) as PackedPayment); // only putPayments writes here

  const directory = countyDirectory(table);

  /** The claim follows the run: it is there as long as the run is open. */
  const claimActions = async ({ id, jurisdiction, ...run }: PaymentRun): Promise<Action[]> => {
    const key = openRunKey(jurisdiction);
    const claim = await table.get(key);
    const isOwn = claim?.body.run === id;
    if (isRunOpen(run)) {
      if (isOwn) return [];
      return [{ action: 'put', item: { ...key, revision: 1, body: { run: id } }, expected: 'absent' }];
    }
    return isOwn ? [{ action: 'delete', key, expected: 1 }] : [];
  };

  const putSome = async (runId: string, payments: readonly RunPayment[]): Promise<void> =>
    rewrite(table, `payments of ${runId}`, async () => {
      const keys = payments.map(({ id }) => paymentKey(runId, id));
      const present = await table.getBatch(keys);
      return Promise.all(
        payments.map(async (payment, at): Promise<Action> => {
          const revision = present[at]?.revision ?? 0;
          const key = paymentKey(runId, payment.id);
          const item = await deflatedRow(keyRing, key, revision + 1, packPayment(payment));
          return { action: 'put', item, expected: revision === 0 ? 'absent' : revision };
        }),
      );
    });

  const load = async (runId: string): Promise<PaymentRun | undefined> => {
    const item = isKeyPart(runId) ? await table.get(runKey(runId)) : undefined;
    return item && runIn(item);
  };

  return {
    begin: async (run) => {
      await directory.note(run.jurisdiction);
      const put: Action = { action: 'put', item: runRow(run), expected: 'absent' };
      if (await isWritten(table.transact([put, ...(await claimActions(run))]))) return;
      throw new Refusal(
        'run-open-already',
        `${run.jurisdiction} has an open payment run, or there is a run ${run.id}; release or cancel it first`,
      );
    },
    openRun: async (jurisdiction) => {
      const claim = await table.get(openRunKey(jurisdiction));
      return claim === undefined ? undefined : load(String(claim.body.run));
    },
    load,
    save: async (after) => {
      const put: Action = { action: 'put', item: runRow(after), expected: after.revision - 1 };
      if (await isWritten(table.transact([put, ...(await claimActions(after))]))) return;
      throw new Refusal(
        'revision-stale',
        `${after.id} is no longer at revision ${after.revision - 1}; read it again`,
      );
    },
    runsOf: async (jurisdiction, { limit, cursor }) => {
      const { pk } = runListKey(jurisdiction, '', 0);
      const query = { index: 'gsi2', pk, limit, order: 'descending' } as const;
      const { items, next } = await pageAfter(table, query, cursor);
      return { items: items.map(runIn), next: cursorText(pk, next) };
    },
    putPayments: async (runId, payments) => {
      const parts = [];
      for (let from = 0; from < payments.length; from += paymentsAtOnce)
        parts.push(putSome(runId, payments.slice(from, from + paymentsAtOnce)));
      await Promise.all(parts);
    },
    payment: async (runId, paymentId) => {
      const item = isKeyPart(paymentId) ? await table.get(paymentKey(runId, paymentId)) : undefined;
      return item && opened(item);
    },
    paymentsByIds: async (runId, paymentIds) => {
      const rows = await table.getBatch(paymentIds.map((id) => paymentKey(runId, id)));
      return Promise.all(rows.filter((row) => row !== undefined).map(opened));
    },
    paymentIds: async (runId, page) => {
      const { items, next } = await pageOverPartitions(table, paymentPartitions(runId), {}, page);
      return { items: items.map(({ sk }) => sk), next };
    },
    payments: async (runId, page) => {
      const { items, next } = await pageOverPartitions(table, paymentPartitions(runId), {}, page);
      return { items: await Promise.all(items.map(opened)), next };
    },
  };
}

function runRow(run: PaymentRun): Item {
  const { id, revision, jurisdiction, month, number } = run;
  const indexes = { gsi2: runListKey(jurisdiction, month, number) };
  return { ...runKey(id), revision, indexes, body: json(run) };
}

function runIn({ body }: Item): PaymentRun {
  return body as unknown as PaymentRun; // only this store writes runs
}

/** Ids come from outside; what could be no key stands for no run. */
function isKeyPart(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
