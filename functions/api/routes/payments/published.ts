import { formatMoney } from '../../../core/shared/money.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { listNotMonthly } from '../../../core/use-cases/payments/list-not-monthly.ts';
import { listPaid } from '../../../core/use-cases/payments/list-paid.ts';
import { OPEN, OVERSEERS } from '../../access.ts';
import { jsonAnswer } from '../../answer.ts';
import type { Endpoint } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { areaIn, countyIn } from '../../parameters.ts';
import { monthIn } from '../cases/case-parameters.ts';
import { listPage } from '../list-page.ts';
import { runNumber, yearIn } from './payment-parameters.ts';
import { paymentsOf } from './payment-services.ts';

export const paidList = listPage({
  id: 'getPaidList',
  path: '/v1/paid-lists',
  access: OPEN,
  summary: { zh: '补贴发放公示', en: 'Who was paid' },
  description: {
    zh: '已核准批次的发放名单，只有遮盖的姓名、乡镇代码和金额；银行退回的不列。没有已核准的批次，名单为空。',
    en: 'The people of a released run: masked name, code of the township and amount, nothing else; without what the bank sent back. Empty where no such run is released.',
  },
  parameters: [countyIn, monthIn, runNumber],
  schema: 'PaidList',
  refusals: ['month-invalid'],
  async page(call, page) {
    const services = paymentsOf(call);
    const [jurisdiction, number] = [parameterOf(call, countyIn), parameterOf(call, runNumber)];
    const month = parameterOf(call, monthIn) ?? call.services.today().slice(0, 7);
    const run = `run-${jurisdiction}-${month}-${number}`;
    const { items, next } = await listPaid(services, run, page).catch(emptyUntilReleased);
    const payees = items.map(({ fen, byBenefit, ...shown }) => ({
      ...shown,
      amount: formatMoney(fen),
      byBenefit: Object.fromEntries(Object.entries(byBenefit).map(([id, part]) => [id, formatMoney(part)])),
    }));
    return { jurisdiction, month, number, items: payees, next };
  },
});

/** The public is not told whether a run is being prepared. */
function emptyUntilReleased(error: unknown) {
  if (error instanceof Refusal && (error.name === 'run-unknown' || error.name === 'run-not-released'))
    return { items: [], next: null };
  throw error;
}

export const notMonthlyList: Endpoint = {
  id: 'listNotMonthly',
  method: 'GET',
  path: '/v1/oversight/not-monthly',
  access: OVERSEERS,
  touches: (call) => ({ kind: 'jurisdiction', jurisdiction: parameterOf(call, areaIn) }),
  summary: { zh: '未按月发放的县', en: 'Counties that do not pay monthly' },
  description: {
    zh: '民发〔2021〕70号 九：每年底报告未按月发放的县（市、区），列出未发、迟发的月份和应报告的日期；自该县在本平台首次决定发放的月份起算。',
    en: 'For the yearly report (民发〔2021〕70号 九): counties below with the months that were not paid, or late, from a county’s first decision here on, and the day by which they report.',
  },
  parameters: [areaIn, yearIn],
  answers: [
    { status: 200, contentType: 'application/json', description: 'The counties', schema: 'NotMonthlyList' },
  ],
  refusals: ['request-invalid', 'month-invalid'],
  async answer(call) {
    const jurisdiction = parameterOf(call, areaIn);
    const year = parameterOf(call, yearIn) ?? call.services.today().slice(0, 4);
    const counties = await listNotMonthly(paymentsOf(call), jurisdiction, year);
    return jsonAnswer({ jurisdiction, year, counties });
  },
};
