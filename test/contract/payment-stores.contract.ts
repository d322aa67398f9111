import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { createPayeeAccountStore } from '../../functions/adapters/stores/payee-account-store.ts';
import { createPaymentRunStore } from '../../functions/adapters/stores/payment-run-store.ts';
import { createRecoveryStore } from '../../functions/adapters/stores/recovery-store.ts';
import { rewrapSealedRecords } from '../../functions/adapters/stores/rewrap-sealed-records.ts';
import type { PaymentRun, RunPayment } from '../../functions/core/payments/payment-run.ts';
import type { Recovery } from '../../functions/core/payments/recovery.ts';
import type { PaymentRunStore } from '../../functions/core/ports/payment-run-store.ts';
import { everyPage } from '../support/every-page.ts';
import type { OpenEmpty } from '../support/on-every-table.ts';
import { rotatingKeys } from '../support/rotating-keys.ts';

const keys = rotatingKeys();
const nobody = { people: 0, fen: 0 };

const run = (id: string, more: Partial<PaymentRun> = {}): PaymentRun => ({
  id,
  revision: 1,
  jurisdiction: '500156',
  month: '2023-03',
  number: 1,
  status: 'preparing',
  knownOn: '2023-03-25',
  payByOn: null,
  prepared: [],
  checkpoint: { cursor: null, done: 0 },
  totals: { people: 0, payments: nobody, byClass: {}, byBenefit: {}, changes: {}, unpayable: nobody },
  released: null,
  sent: null,
  cancelled: null,
  seal: null,
  answered: null,
  ...more,
});

const payment = (id: string, fen = 8000): RunPayment => ({
  id,
  run: 'run-1',
  person: `person-${id}`,
  fen,
  lines: [],
  changes: [
    {
      kind: 'new',
      benefit: 'living',
      month: '2023-03',
      fen,
      explanation: { zh: '首次发放', en: 'Paid for the first time' },
    },
  ],
  unpayable: null,
  bank: null,
});

const recovery = (id: string, more: Partial<Recovery> = {}): Recovery => ({
  id,
  revision: 1,
  person: 'person-1',
  jurisdiction: '500156',
  cause: 'late-report',
  ground: '死亡后继续发放三个月',
  overpaid: [{ benefit: 'living', month: '2023-03', fen: 8000 }],
  opened: { by: 'officer-1', at: '2023-04-01T01:00:00.000Z' },
  plan: null,
  repayments: [],
  waivers: [],
  estateNote: null,
  handedOver: null,
  status: 'open',
  ...more,
});

export const paymentStoresContract = (openEmpty: OpenEmpty): void => {
  let table: ItemTable;
  let runs: PaymentRunStore;

  beforeEach(async () => {
    table = await openEmpty();
    runs = createPaymentRunStore(table, keys.before);
  });

  describe('payment runs', () => {
    test('a jurisdiction has one open run', async () => {
      await runs.begin(run('run-1'));
      await expect(runs.begin(run('run-2'))).rejects.toMatchObject({ name: 'run-open-already' });
      await runs.begin(run('run-3', { jurisdiction: '130000' }));
      await runs.save(run('run-1', { revision: 2, status: 'released' }));
      await runs.begin(run('run-2', { number: 2 }));
      await expect(runs.begin(run('run-1'))).rejects.toMatchObject({ name: 'run-open-already' });
      expect(await runs.load('run-1')).toEqual(run('run-1', { revision: 2, status: 'released' }));
      expect(await runs.load('run-0')).toBeUndefined();
    });

    test('of several that begin at the same moment one does', async () => {
      const begun = ['run-1', 'run-2', 'run-3'].map((id) => runs.begin(run(id)));
      const outcomes = await Promise.allSettled(begun);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('a write over a stale revision is refused', async () => {
      await runs.begin(run('run-1'));
      await runs.save(run('run-1', { revision: 2, status: 'prepared' }));
      const stale = runs.save(run('run-1', { revision: 2, status: 'cancelled' }));
      await expect(stale).rejects.toMatchObject({ name: 'revision-stale' });
      await runs.save(run('run-1', { revision: 3, status: 'cancelled' }));
      await runs.save(run('run-1', { revision: 4, status: 'cancelled' }));
      await runs.begin(run('run-2'));
    });

    test('runs are listed, the newest month and the highest number first', async () => {
      for (const [id, month, number] of [
        ['run-1', '2023-02', 1],
        ['run-2', '2023-03', 1],
        ['run-3', '2023-03', 2],
      ] as const) {
        await runs.begin(run(id, { month, number }));
        await runs.save(run(id, { month, number, revision: 2, status: 'released' }));
      }
      const listed = await everyPage((page) => runs.runsOf('500156', page));
      expect(listed.map(({ id }) => id)).toEqual(['run-3', 'run-2', 'run-1']);
    });

    test('payments come by their ids, and one that comes again is written over', async () => {
      const ids = Array.from({ length: 60 }, (_, index) =>
        ((index * 7919) % 1296).toString(36).padStart(2, '0'),
      );
      await runs.putPayments(
        'run-1',
        ids.map((id) => payment(id)),
      );
      await runs.putPayments('run-1', [payment(ids[3] ?? '', 1)]);
      const listed = await everyPage((page) => runs.payments('run-1', page), 25);
      expect(listed.map(({ id }) => id)).toEqual([...ids].sort());
      expect(await runs.payment('run-1', ids[3] ?? '')).toEqual(payment(ids[3] ?? '', 1));
      expect(await runs.payment('run-1', 'zzz')).toBeUndefined();
      expect(await runs.payments('run-2', { limit: 1000 })).toEqual({ items: [], next: null });
    });

    test('payments are sealed, and their keys can be rotated', async () => {
      await runs.putPayments('run-1', [payment('a1')]);
      const { items } = await table.query({ pk: 'payments#run-1#a', limit: 10 });
      expect(items).toHaveLength(1);
      expect(JSON.stringify(items)).not.toContain('首次');
      expect(await rewrapSealedRecords(table, keys.after)).toBe(1);
      const rotated = createPaymentRunStore(table, keys.after);
      await rotated.putPayments('run-1', [payment('a1', 5)]);
      expect(await rotated.payment('run-1', 'a1')).toEqual(payment('a1', 5));
    });
  });

  test('accounts are sealed, replaced, and known without being opened', async () => {
    const accounts = createPayeeAccountStore(table, keys.before);
    const account = { kind: 'card', holder: '测试甲', bank: '某某银行', number: '6200000000000000' } as const;
    await accounts.keep('person-1', { ...account, number: '6200000000000001' });
    await accounts.keep('person-1', account);
    expect(await accounts.of('person-1')).toEqual(account);
    expect(await accounts.of('person-2')).toBeUndefined();
    const set = { by: 'officer-1', at: '2023-05-01T01:00:00.000Z' };
    await accounts.keep('person-1', account, { set, expected: 1 }); // as it is, so that nothing is written
    expect(await accounts.kept('person-1')).toEqual({ account, revision: 2, set: null });
    const moved = { ...account, number: '6200000000000002' };
    const stale = accounts.keep('person-1', moved, { set, expected: 1 });
    await expect(stale).rejects.toMatchObject({ name: 'revision-stale' });
    await accounts.keep('person-1', moved, { set, expected: 2 });
    expect(await accounts.kept('person-1')).toEqual({ account: moved, revision: 3, set });
    expect(await accounts.known(['person-1', 'person-2'])).toEqual(new Set(['person-1']));
    const { items } = await table.query({ pk: 'person#person-1', limit: 10 });
    expect(JSON.stringify(items)).not.toMatch(/6200|测试甲/);
    await rewrapSealedRecords(table, keys.after);
    expect(await createPayeeAccountStore(table, keys.after).of('person-1')).toEqual(moved);
  });

  test('recoveries: by person and by status, with a revision', async () => {
    const recoveries = createRecoveryStore(table, keys.before);
    await recoveries.save(recovery('recovery-1'));
    const later = { by: 'officer-1', at: '2023-05-01T01:00:00.000Z' };
    await recoveries.save(recovery('recovery-2', { opened: later }));
    await expect(recoveries.save(recovery('recovery-1'))).rejects.toMatchObject({ name: 'revision-stale' });
    await rewrapSealedRecords(table, keys.after);
    const rotated = createRecoveryStore(table, keys.after);
    await rotated.save(recovery('recovery-1', { revision: 2, status: 'closed' }));
    const listed = async (status: Recovery['status']) =>
      (await everyPage((page) => rotated.list('500156', status, page))).map(({ id }) => id);
    expect(await listed('open')).toEqual(['recovery-2']);
    expect(await listed('closed')).toEqual(['recovery-1']);
    const own = await rotated.ofPerson('person-1');
    expect(own.map(({ id }) => id)).toEqual(['recovery-1', 'recovery-2']);
    expect(await rotated.load('recovery-1')).toMatchObject({ revision: 2, status: 'closed' });
  });

  test('recoveries: by the month of their opening, which in Beijing begins eight hours earlier', async () => {
    const recoveries = createRecoveryStore(table, keys.before);
    const instants = ['2023-04-30T15:59:59.999Z', '2023-04-30T16:00:00.000Z', '2023-05-31T15:59:59.999Z'];
    for (const [index, at] of [...instants, '2023-05-31T16:00:00Z'].entries())
      await recoveries.save(recovery(`recovery-${index}`, { opened: { by: 'officer-1', at } }));
    const opened = async (from: string, to: string) =>
      (await everyPage((page) => recoveries.openedIn('500156', 'open', { from, to }, page), 1)).map(
        ({ id }) => id,
      );
    expect(await opened('2023-05', '2023-05')).toEqual(['recovery-1', 'recovery-2']);
    expect(await opened('2023-04', '2023-06')).toHaveLength(4);
    expect(await opened('2023-07', '2023-07')).toEqual([]);
  });
};
