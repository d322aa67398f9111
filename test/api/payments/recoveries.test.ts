import { beforeEach, describe, expect, it } from 'vitest';
import { WULONG } from '../cases/case-api.ts';
import { approver, finance, type PaymentApi, paymentApi, type Told } from './payment-api.ts';

const ground = '家庭特别困难，经核实无力退还';
let api: PaymentApi;
let person: string;

/** Paid through April; the death of 10 February became known after that: March and April are 340 yuan too much. */
beforeEach(async () => {
  api = await paymentApi();
  person = await api.addPayee('1');
  await api.paidRun('2023-04');
});

async function overpaid(event = 'death'): Promise<void> {
  await api.ask(approver, `POST /v1/entitlements/${person}/life-events`, { event, on: '2023-02-25' });
  await api.paidRun('2023-04', true);
}

const begin = (cause: string): Promise<Told> =>
  api.ask(approver, 'POST /v1/recoveries', { person, jurisdiction: WULONG, cause, ground: '生活变动迟报' });

describe('a recovery over HTTP', () => {
  it('is begun for what the ledger shows, once', async () => {
    expect((await begin('death')).body.type).toBe('/problems/recovery-not-possible');
    await overpaid();
    const begun = await begin('death');
    expect(begun.body.standing).toMatchObject({ overpaid: '340.00', open: '340.00' });
    expect(begun.body.estateNote.zh).not.toBe('');
    expect((await begin('death')).body.type).toBe('/problems/recovery-not-possible');
    const list = await api.ask('auditor:a', `GET /v1/recoveries?jurisdiction=${WULONG}`);
    expect(list.body.items[0]).toMatchObject({ id: begun.body.id, ground: null });
    expect((await api.as('auditor', '130110', `GET /v1/recoveries/${begun.body.id}`)).status).toBe(404);
  });

  it('is paid back in instalments; a repayment under one key is recorded once', async () => {
    await overpaid();
    const { body } = await begin('death');
    const path = `/v1/recoveries/${body.id}`;
    const setOff = { means: 'set-off', from: '2023-05', cap: { percent: 30 } };
    expect((await api.ask(approver, `POST ${path}/plan`, setOff)).body.detail).toContain('died');
    const plan = { means: 'instalments', from: '2023-05', perMonth: '100.00' };
    const planned = await api.ask(approver, `POST ${path}/plan`, plan);
    expect(planned.body.standing.instalments.map(({ amount }: { amount: string }) => amount)).toEqual([
      '100.00',
      '100.00',
      '100.00',
      '40.00',
    ]);
    const repayment = { on: '2023-04-20', amount: '100.00' };
    const key = { 'idempotency-key': 'repaid-1', 'if-match': planned.etag ?? '' };
    await api.ask(finance, `POST ${path}/repayments`, repayment, key);
    const again = await api.ask(finance, `POST ${path}/repayments`, repayment, key);
    expect(again.body.standing).toMatchObject({ repaid: '100.00', open: '240.00' });
    const other = await api.ask(finance, `POST ${path}/repayments`, { ...repayment, amount: '1.00' }, key);
    expect(other.body.type).toBe('/problems/idempotency-key-reused');
    const tooMuch = { ...repayment, amount: '240.01' };
    expect((await api.ask(finance, `POST ${path}/repayments`, tooMuch)).body.type).toBe(
      '/problems/recovery-not-possible',
    );
  });

  it('is waived by a second person, and closed then', async () => {
    await overpaid();
    const { body } = await begin('death');
    const path = `/v1/recoveries/${body.id}`;
    const proposed = await api.ask(approver, `POST ${path}/waivers`, { amount: '340.00', ground });
    const decide = `POST ${path}/waivers/${proposed.body.waivers[0].id}/decision`;
    const same = await api.ask(approver, decide, { isApproved: true });
    expect(same.body.type).toBe('/problems/second-person-required');
    const done = await api.ask(finance, decide, { isApproved: true });
    expect(done.body).toMatchObject({ status: 'closed', standing: { open: '0.00', waived: '340.00' } });
  });

  it('of a living person is set off against later months up to the cap', async () => {
    await overpaid('left-minimum-living');
    const { body } = await begin('late-report');
    expect(body.standing.open).toBe('160.00');
    const plan = { means: 'set-off', from: '2023-05', cap: { amount: '50.00' } };
    await api.ask(approver, `POST /v1/recoveries/${body.id}/plan`, plan);
    api.platform.clock.set('2023-05-20');
    const may = await api.paidRun('2023-05');
    expect(may.body.totals.payments).toEqual({ people: 1, amount: '40.00' });
    const { body: after } = await api.ask(finance, `GET /v1/recoveries/${body.id}`);
    expect(after.standing.open).toBe('110.00');
  });

  it('of a fraud is handed over with its record', async () => {
    await overpaid('left-minimum-living');
    const { body } = await begin('fraud');
    const path = `/v1/recoveries/${body.id}/hand-over`;
    await api.ask(approver, `POST ${path}`, { to: '武隆区公安局', on: '2023-04-20' });
    const record = await api.ask(approver, `GET ${path}`);
    expect(record.body).toMatchObject({ handedOver: { to: '武隆区公安局' }, open: '160.00' });
    expect(record.body.months[0].runs).toEqual([`run-${WULONG}-2023-04-1`]);
  });
});
