import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { WULONG } from '../cases/case-api.ts';
import { approver, finance, type PaymentApi, paymentApi } from './payment-api.ts';

const run1 = `run-${WULONG}-2023-04-1`;

async function released(people = 3): Promise<PaymentApi> {
  const api = await paymentApi();
  for (let index = 0; index < people; index++) await api.addPayee(`payee ${index}`);
  await api.paidRun('2023-04');
  return api;
}

describe('a payment run over HTTP', () => {
  it('is prepared with the months that nobody paid yet, and touches no ledger before its release', async () => {
    const api = await paymentApi();
    const person = await api.addPayee('1');
    await api.addPayee('2', { hasAccount: false });
    const run = await api.ask(approver, 'POST /v1/payment-runs', { jurisdiction: WULONG, month: '2023-04' });
    expect([run.status, run.body.status, run.body.id]).toEqual([200, 'prepared', run1]);
    // February, March and April, 80 and 90 yuan each.
    expect(run.body.totals.payments).toEqual({ people: 1, amount: '510.00' });
    expect(run.body.totals.unpayable).toEqual({ people: 1, amount: '510.00' });
    const ledger = await api.ask(approver, `GET /v1/entitlements/${person}/ledger`);
    expect(ledger.body.lines).toEqual([]);
    const preview = await api.ask(finance, `GET /v1/payment-runs/${run1}/payments?limit=10`);
    const own = preview.body.items.find((one: { reference: string }) => one.reference === person);
    expect(own.amount).toBe('510.00');
    for (const { explanation } of own.changes) expect(explanation.zh).not.toBe('');
  });

  it('is released by somebody else than prepared it, who saw what there is, and then locked', async () => {
    const api = await paymentApi();
    const person = await api.addPayee('1');
    await api.ask(approver, 'POST /v1/payment-runs', { jurisdiction: WULONG, month: '2023-04' });
    const release = `POST /v1/payment-runs/${run1}/release`;
    const same = await api.ask('finance:officer-1', release);
    expect([same.status, same.body.type]).toEqual([403, '/problems/second-person-required']);
    const stale = await api.ask(finance, release, undefined, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const done = await api.ask(finance, release);
    expect(done.body.status).toBe('released');
    expect((await api.ask(finance, release)).body.type).toBe('/problems/run-already-released');
    const undo = await api.ask(approver, `POST /v1/payment-runs/${run1}/cancellation`, { ground: '有误' });
    expect(undo.body.type).toBe('/problems/run-already-released');
    const { body } = await api.ask('auditor:a', `GET /v1/entitlements/${person}/ledger`);
    expect(body.lines).toHaveLength(12);
    for (const { open } of body.balances) expect(open).toBe('0.00');
    const verdict = await api.ask('auditor:a', `GET /v1/payment-runs/${run1}/verification`);
    expect(verdict.body).toMatchObject({ isIntact: true, payments: 1, seal: done.body.seal });
  });

  it('is cancelled with its ground and prepared anew', async () => {
    const api = await paymentApi();
    await api.addPayee('1');
    const wish = { jurisdiction: WULONG, month: '2023-04' };
    await api.ask(approver, 'POST /v1/payment-runs', wish);
    const cancel = `POST /v1/payment-runs/${run1}/cancellation`;
    const cancelled = await api.ask(finance, cancel, { ground: '有一人账户有误' });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', cancelled: { by: 'officer-2' } });
    expect((await api.ask(approver, 'POST /v1/payment-runs', wish)).body.number).toBe(2);
    const list = await api.ask('supervisor:s', `GET /v1/payment-runs?jurisdiction=${WULONG}`);
    expect(list.body.items.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
  });

  it('refuses months ahead, counties of others, and what it does not know', async () => {
    const api = await paymentApi();
    const prepare = (body: object) => api.ask(approver, 'POST /v1/payment-runs', body);
    expect((await prepare({ jurisdiction: WULONG, month: '2023-05' })).body.type).toBe(
      '/problems/run-month-not-due',
    );
    expect((await prepare({ jurisdiction: '130110', month: '2023-04' })).status).toBe(403);
    expect((await prepare({ jurisdiction: WULONG, month: '2023-13' })).body.type).toBe(
      '/problems/month-invalid',
    );
    expect((await api.ask(approver, 'GET /v1/payment-runs/run-1')).body.type).toBe('/problems/run-unknown');
  });

  it('corrects months already paid by what became known later, in a supplement', async () => {
    const api = await paymentApi();
    const person = await api.addPayee('1');
    await api.paidRun('2023-04');
    const later = await api.ask(approver, `POST /v1/entitlements/${person}/life-events`, {
      event: 'left-minimum-living',
      on: '2023-02-25',
    });
    expect(later.status).toBe(201);
    const supplement = await api.paidRun('2023-04', true);
    expect(supplement.body.totals.changes).toMatchObject({
      corrected: { people: 1, amount: '-160.00' },
      overpaid: { people: 1 },
    });
    expect(supplement.body.totals.payments).toEqual({ people: 0, amount: '0.00' });
  });
});

describe('bank files and answers over HTTP', () => {
  let api: PaymentApi;
  let ids: string[];
  beforeAll(async () => {
    api = await released();
    const { body } = await api.ask(finance, `GET /v1/payment-runs/${run1}/payments`);
    ids = body.items.map(({ id }: { id: string }) => id);
  });
  const answer = (...lines: string[]) => ['业务编号,发放结果,合计金额,失败原因', ...lines].join('\n');
  const csv = { 'content-type': 'text/csv' };

  it('gives the same file however often it is fetched, to civil affairs and finance alone', async () => {
    const [first, second] = [
      await api.ask(finance, `GET /v1/payment-runs/${run1}/bank-file`),
      await api.ask(approver, `GET /v1/payment-runs/${run1}/bank-file?layout=card-csv`),
    ];
    expect(first.body).toBe(second.body);
    for (const id of ids) expect(first.body).toContain(id);
    expect((await api.ask('supervisor:s', `GET /v1/payment-runs/${run1}/bank-file`)).status).toBe(403);
    const unknown = await api.ask(finance, `GET /v1/payment-runs/${run1}/bank-file?layout=card-cvs`);
    expect(unknown.body.errors[0].nearest).toBe('card-csv');
    expect((await api.ask(finance, `GET /v1/payment-runs/${run1}`)).body.sent.by).toBe('officer-2');
  });

  it('takes up an answer that was put apart, once', async () => {
    const upload = `POST /v1/payment-runs/${run1}/bank-returns`;
    const file = Buffer.from(answer(`${ids[2]},成功,510.00,`));
    const sha256 = createHash('sha256').update(file).digest('hex');
    const told = { bytes: file.length, contentType: 'text/csv', sha256 };
    const { body: announced } = await api.ask(finance, `${upload}/uploads`, told);
    const { method, url, headers } = announced.put;
    const put = await api.app.request(url, { method, headers, body: new Blob([new Uint8Array(file)]) });
    expect(put.status).toBe(204);
    const taken = await api.ask(finance, upload, { upload: announced.id });
    expect(taken.body.taken).toEqual({ paid: 1, failed: 0 });
    const again = await api.ask(finance, upload, { upload: announced.id });
    expect([again.status, again.body.type]).toEqual([409, '/problems/upload-taken-up']);
    const approved = await api.ask(approver, upload, { upload: announced.id });
    expect(approved.body.type).toBe('/problems/upload-unknown');
  });

  it('refuses an answer of which no line is known, and reports unknown lines among known ones', async () => {
    const upload = `POST /v1/payment-runs/${run1}/bank-returns`;
    const none = await api.ask(finance, upload, answer('nobody,成功,510.00,'), csv);
    expect([none.status, none.body.type]).toEqual([422, '/problems/bank-return-unknown-line']);
    const lines = [`${ids[0]},成功,510.00,`, `${ids[1]},失败,510.00,账户已销户`, 'nobody,成功,510.00,'];
    const told = await api.ask(finance, upload, answer(...lines, `${ids[2]},成功,1.00,`), csv);
    expect(told.body.taken).toEqual({ paid: 1, failed: 1 });
    expect(
      told.body.issues.map(({ line, verdict }: { line: number; verdict: string }) => [line, verdict]),
    ).toEqual([
      [4, 'unknown'],
      [5, 'amount-differs'],
    ]);
    const again = await api.ask(finance, upload, answer(...lines), csv);
    expect(again.body.taken).toEqual({ paid: 0, failed: 0 });
    const next = await api.paidRun('2023-04', true);
    expect(next.body.totals.payments).toEqual({ people: 1, amount: '510.00' });
  });

  it('lists publicly who was paid: masked, without what the bank sent back, and nothing before a release', async () => {
    const list = async (month: string) =>
      (await api.get(`/v1/paid-lists?jurisdiction=${WULONG}&month=${month}`)).json();
    const { items } = (await list('2023-04')) as { items: { name: string; amount: string }[] };
    expect(items).toHaveLength(2);
    for (const { name, amount } of items) {
      expect(name).toContain('*');
      expect(amount).toBe('510.00');
    }
    expect(await list('2023-03')).toMatchObject({ items: [], next: null });
  });

  it('tells finance what it costs, and superiors who is late', async () => {
    const { body } = await api.ask(finance, `GET /v1/payment-runs/${run1}/funding`);
    expect(body.amount).toBe('1530.00');
    const sum = body.benefits.reduce((all: number, one: { amount: string }) => all + Number(one.amount), 0);
    expect(sum).toBe(1530);
    const late = await api.ask('auditor:a', `GET /v1/oversight/not-monthly?jurisdiction=${WULONG}&year=2023`);
    // Its own rules begin on 2023-02-23.
    expect(late.body.counties[0].unpaid).toEqual(['2023-02', '2023-03']);
  });
});
