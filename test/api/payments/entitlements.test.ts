import { describe, expect, it } from 'vitest';
import { syntheticIdentity } from '../../../functions/core/identities/synthetic-identity.ts';
import { WULONG } from '../cases/case-api.ts';
import { approver, finance, type PaymentApi, paymentApi } from './payment-api.ts';

const clerk = 'window-clerk:clerk-1';
const ground = '经入户核实本人健在，系同名误报';

async function person(): Promise<{ api: PaymentApi; path: string }> {
  const api = await paymentApi();
  return { api, path: `/v1/entitlements/${await api.addPayee('1')}` };
}

describe('what a person is entitled to', () => {
  it('is found by the resident ID, where something was decided, and nowhere else', async () => {
    const { api, path } = await person();
    const { residentId } = syntheticIdentity('1', { bornOn: '1980-05-05' });
    const found = await api.ask(clerk, 'POST /v1/entitlements/search', { residentId });
    expect(`/v1/entitlements/${found.body.reference}`).toBe(path);
    const elsewhere = await api.as('window-clerk', '130110', 'POST /v1/entitlements/search', { residentId });
    expect(elsewhere.status).toBe(404);
    const wrong = await api.ask(clerk, 'POST /v1/entitlements/search', { residentId: '123' });
    expect(wrong.body.type).toBe('/problems/identity-invalid');
    expect(JSON.stringify(wrong.body)).not.toContain('123');
  });

  it('is told month by month with clauses; facts and grounds only to the offices at work', async () => {
    const { api, path } = await person();
    const { body } = await api.ask(clerk, `GET ${path}?through=2023-06`);
    expect(body.months.map(({ month }: { month: string }) => month)).toEqual([
      '2023-02',
      '2023-03',
      '2023-04',
      '2023-05',
      '2023-06',
    ]);
    const { living } = body.months[0].benefits;
    expect(living).toMatchObject({ outcome: 'granted', amount: '80.00' });
    expect(living.explanation.zh).toContain('应发80.00元');
    expect(living.citations[0].clause).not.toBe('');
    const masked = await api.ask('auditor:a', `GET ${path}`);
    expect(masked.body.entries.find(({ type }: { type: string }) => type === 'facts').values).toBeNull();
    expect(masked.body.person.name).toContain('*');
    expect((await api.as('window-clerk', '130110', `GET ${path}`)).status).toBe(404);
  });

  it('stops by a death, and goes on with arrears once that proved wrong', async () => {
    const { api, path } = await person();
    const event = { event: 'death', on: '2023-03-10' };
    const death = await api.ask(clerk, `POST ${path}/life-events`, event);
    expect((await api.ask(clerk, `POST ${path}/life-events`, event)).body.id).toBe(death.body.id);
    const april = async () => {
      const { body } = await api.ask(finance, `GET ${path}`);
      return body.months.at(-1).benefits.living.amount;
    };
    expect(await april()).toBe('0.00');
    const withdrawal = { entry: death.body.id, ground };
    expect((await api.ask(clerk, `POST ${path}/withdrawals`, withdrawal)).status).toBe(403);
    const short = await api.ask(approver, `POST ${path}/withdrawals`, { ...withdrawal, ground: '误报' });
    expect(short.body.type).toBe('/problems/decision-needs-ground');
    const done = await api.ask(approver, `POST ${path}/withdrawals`, withdrawal);
    expect((await api.ask(approver, `POST ${path}/withdrawals`, withdrawal)).body.id).toBe(done.body.id);
    expect(await april()).toBe('80.00');
  });

  it('refuses events to come, events that the policy does not know, and says what would be right', async () => {
    const { api, path } = await person();
    const refused = async (body: object) => (await api.ask(clerk, `POST ${path}/life-events`, body)).body;
    expect((await refused({ event: 'death', on: '2023-05-01' })).detail).toContain('still to come');
    expect((await refused({ event: 'deth', on: '2023-03-01' })).errors[0].nearest).toBe('death');
    expect((await refused({ event: 'death', on: '2023-02-30' })).status).toBe(422);
  });

  it('refuses back-pay and transitions that the policy would not count', async () => {
    const { api, path } = await person();
    const backPay = { benefit: 'nursing', months: ['2023-02'], ground };
    const refused = await api.ask(approver, `POST ${path}/back-pay`, backPay);
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/entry-not-possible']);
    const backwards = { from: '2023-04', through: '2023-03', ground };
    expect((await api.ask(approver, `POST ${path}/transitions`, backwards)).body.detail).toContain(
      'has no month',
    );
    const transition = { from: '2023-03', through: '2023-04', ground };
    const first = await api.ask(approver, `POST ${path}/transitions`, transition);
    expect((await api.ask(approver, `POST ${path}/transitions`, transition)).body.id).toBe(first.body.id);
  });

  it('has its resident ID corrected by two officers, whose number is in no answer', async () => {
    const { api, path } = await person();
    const { residentId } = syntheticIdentity('the number on the card');
    const wish = { residentId, ground };
    const ask = (officer: string) => api.ask(officer, `PUT ${path}/resident-id`, wish);
    expect((await ask(clerk)).status).toBe(403);
    expect((await ask(approver)).body).toMatchObject({ status: 'entered', by: ['officer-1'] });
    const done = await ask('civil-affairs-approver:officer-3');
    expect(done.body).toMatchObject({ status: 'corrected', by: ['officer-1', 'officer-3'] });
    expect(JSON.stringify(done.body)).not.toContain(residentId);
    const found = await api.ask(clerk, 'POST /v1/entitlements/search', { residentId });
    expect(found.status).toBe(200);
  });

  it('takes an appeal and its outcome once, whoever is asked twice', async () => {
    const { api, path } = await person();
    const stop = await api.ask(clerk, `POST ${path}/life-events`, { event: 'death', on: '2023-03-10' });
    const nothing = await api.ask(clerk, `POST ${path}/appeals`, { against: 'entry-0', on: '2023-04-01' });
    expect(nothing.body.type).toBe('/problems/entry-not-possible');
    const filed = await api.ask(clerk, `POST ${path}/appeals`, { against: stop.body.id, on: '2023-04-01' });
    const outcome = `POST ${path}/appeals/${filed.body.appeal}/outcome`;
    const upheld = { outcome: 'upheld', on: '2023-04-10' };
    const first = await api.ask(approver, outcome, upheld);
    expect((await api.ask(approver, outcome, upheld)).body.id).toBe(first.body.id);
    expect((await api.ask(approver, outcome, { ...upheld, outcome: 'dismissed' })).body.type).toBe(
      '/problems/entry-not-possible',
    );
    const { body } = await api.ask(finance, `GET ${path}`);
    expect(body.months.at(-1).benefits.living.amount).toBe('80.00');
  });

  it('is paid to an account that only civil affairs and finance see whole', async () => {
    const api = await paymentApi();
    const path = `/v1/entitlements/${await api.addPayee('2', { hasAccount: false })}/account`;
    expect((await api.ask(finance, `GET ${path}`)).body.type).toBe('/problems/account-unknown');
    const account = { kind: 'card', holder: '张丽华', bank: '农村商业银行', number: '6228000011112222' };
    const wrong = await api.ask(clerk, `PUT ${path}`, { ...account, number: '6228-0000' });
    expect(JSON.stringify(wrong.body)).not.toContain('6228');
    const put = await api.ask(clerk, `PUT ${path}`, account);
    expect(put.body).toMatchObject({ holder: '张*华', number: '************2222' });
    const read = await api.ask(finance, `GET ${path}`);
    expect(read.body).toEqual({ ...account, set: { by: 'clerk-1', at: expect.any(String) } });
    const [mine, others] = ['6228000011113333', '6228000011114444'];
    const seen = { 'if-match': read.etag ?? '' };
    expect((await api.ask(clerk, `PUT ${path}`, { ...account, number: mine }, seen)).status).toBe(200);
    expect((await api.ask(clerk, `PUT ${path}`, { ...account, number: mine }, seen)).status).toBe(200);
    expect((await api.ask(clerk, `PUT ${path}`, { ...account, number: others }, seen)).status).toBe(412);
    expect((await api.ask(finance, `GET ${path}`)).body.number).toBe(mine);
    expect((await api.ask('integrator:i', `GET ${path}`)).body.number).toBe('************3333');
    expect((await api.ask('auditor:a', `PUT ${path}`, account)).status).toBe(403);
    expect(WULONG).toBe('500156');
  });
});
