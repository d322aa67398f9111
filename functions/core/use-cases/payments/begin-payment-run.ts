import type { Caller } from '../../access/caller.ts';
import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { payByOn, paymentMonthFrom } from '../../payments/payment-rhythm.ts';
import { isRunOpen, type PaymentRun } from '../../payments/payment-run.ts';
import { beginRun, isNobodysRun, takeUpRun } from '../../payments/run-steps.ts';
import { lastDayOf, type Month, parseMonth } from '../../shared/month.ts';
import { Refusal } from '../../shared/refusal.ts';
import { pagesOf } from './pages.ts';
import { actOf, type PaymentServices } from './payment-services.ts';

/** Which run is wanted. */
export interface RunWish {
  readonly jurisdiction: string;
  readonly month: Month;
  /** One more run for a month that has a released one; without it, that one is the answer. */
  readonly isSupplement?: boolean;
}

/**
 * The run of a month as it stands: the open one to go on with, the released one, or a new one. Who asks for one that
 * the calendar prepared has prepared it from then on. Refuses
 * run-open-already, run-month-not-due and what the catalogue refuses.
 */
export async function beginPaymentRun(
  services: PaymentServices,
  wish: RunWish,
  caller: Caller,
): Promise<PaymentRun> {
  const { jurisdiction } = wish;
  const month = parseMonth(wish.month);
  const act = actOf(services, caller);
  const knownOn = calendarDateAt(act.at);
  const { payment } = services.catalogue.policyOn(jurisdiction, lastDayOf(month), knownOn).rules.time ?? {};
  const { open, ofMonth } = await runsSoFar(services, jurisdiction, month);
  if (open !== undefined) {
    if (open.month !== month)
      throw new Refusal('run-open-already', `${open.id} is ${open.status}; one run at a time is open`);
    const isTakenUp = open.status === 'preparing' || isNobodysRun(open);
    return isTakenUp ? takeUp(services, open, act) : open;
  }
  const last = ofMonth.find(({ status }) => status !== 'cancelled');
  if (last !== undefined && wish.isSupplement !== true) return last;
  requirePaymentMonth(month, knownOn, payment);
  const number = Math.max(0, ...ofMonth.map((run) => run.number)) + 1;
  const run = beginRun({ jurisdiction, month, number, knownOn, payByOn: payByOn(month, payment) }, act);
  await services.runs.begin(run);
  return run;
}

async function takeUp(
  { runs }: PaymentServices,
  run: PaymentRun,
  act: ReturnType<typeof actOf>,
): Promise<PaymentRun> {
  const taken = takeUpRun(run, act);
  if (taken !== run) await runs.save(taken);
  return taken;
}

async function runsSoFar({ runs }: PaymentServices, jurisdiction: string, month: Month) {
  const ofMonth: PaymentRun[] = [];
  let open: PaymentRun | undefined;
  for await (const page of pagesOf((request) => runs.runsOf(jurisdiction, request), 200))
    for (const run of page) {
      if (run.month === month) ofMonth.push(run);
      if (isRunOpen(run)) open = run;
    }
  return { open, ofMonth: ofMonth.sort((a, b) => b.number - a.number) };
}

function requirePaymentMonth(
  month: Month,
  today: string,
  payment: Parameters<typeof paymentMonthFrom>[1],
): void {
  const present = today.slice(0, 7);
  if (month > present)
    throw new Refusal('run-month-not-due', `month is ${month}; right is ${present} or an earlier one`);
  const right = paymentMonthFrom(month, payment);
  if (right !== month)
    throw new Refusal(
      'run-month-not-due',
      `month is ${month}; the policy pays ${payment?.frequency}, next for ${right}`,
    );
}
