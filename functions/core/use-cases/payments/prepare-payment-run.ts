import type { Caller } from '../../access/caller.ts';
import type { Dossier } from '../../entitlements/dossier.ts';
import type { DueMonth } from '../../entitlements/due-month.ts';
import { balancesOf, openFen } from '../../payments/balances.ts';
import { holdFirstPayment } from '../../payments/first-payment.ts';
import type { LedgerLine } from '../../payments/ledger-line.ts';
import { monthsTogether } from '../../payments/payment-rhythm.ts';
import type { PaymentRun, RunPayment } from '../../payments/payment-run.ts';
import type { Recovery } from '../../payments/recovery.ts';
import { emptyPayment, runPaymentOf } from '../../payments/run-payment.ts';
import { advancePreparation } from '../../payments/run-steps.ts';
import { addToTotals } from '../../payments/run-totals.ts';
import type { SettleContext } from '../../payments/settle-context.ts';
import { settlePerson } from '../../payments/settle-person.ts';
import type { Settlement } from '../../payments/settlement.ts';
import type { ResolvedRules } from '../../policies/policy.ts';
import { addMonths, lastDayOf } from '../../shared/month.ts';
import { beginPaymentRun, type RunWish } from './begin-payment-run.ts';
import type { PaymentServices, Progress } from './payment-services.ts';

const peopleAtOnce = 500;

type Time = ResolvedRules['time'];

/**
 * Goes through everybody whom the jurisdiction pays and stores what the run would write and pay. Interrupted, it goes
 * on where it stood; asked again, it answers with what there is. The ledger is not touched before the release.
 * Refuses what beginPaymentRun refuses, and revision-stale where somebody else is preparing the same run.
 */
export async function preparePaymentRun(
  services: PaymentServices,
  wish: RunWish,
  caller: Caller,
  onProgress?: Progress,
): Promise<PaymentRun> {
  return goOnPreparing(services, await beginPaymentRun(services, wish, caller), onProgress);
}

/** Goes on from the checkpoint of a run that is being prepared; any other is answered as it is. Refuses revision-stale. */
export async function goOnPreparing(
  services: PaymentServices,
  begun: PaymentRun,
  onProgress?: Progress,
): Promise<PaymentRun> {
  if (begun.status !== 'preparing') return begun;
  let run = begun;
  const { catalogue, dossiers, runs } = services;
  const { time } = catalogue.policyOn(run.jurisdiction, lastDayOf(run.month), run.knownOn).rules;
  // What an interrupted attempt stored beyond its checkpoint may have changed since: that page is written whole.
  let isWrittenWhole = true;
  while (run.status === 'preparing') {
    const { cursor } = run.checkpoint;
    const page = await dossiers.payees(run.jurisdiction, {
      limit: peopleAtOnce,
      ...(cursor !== null && { cursor }),
    });
    const settled = await settlePage(services, run, page.items, time);
    const payments = settled.flatMap(({ payment, dossier }) =>
      payment !== undefined ? [payment] : isWrittenWhole ? [emptyPayment(run.id, dossier.person)] : [],
    );
    await runs.putPayments(run.id, payments);
    run = advancePreparation(run, page.next, addToTotals(run.totals, settled));
    await runs.save(run);
    isWrittenWhole = false;
    onProgress?.({ done: run.checkpoint.done, total: page.next === null ? run.checkpoint.done : null });
  }
  return run;
}

interface SettledPerson {
  readonly dossier: Dossier;
  readonly settlement: Settlement;
  readonly payment: RunPayment | undefined;
}

async function settlePage(
  services: PaymentServices,
  run: PaymentRun,
  page: readonly Dossier[],
  time: Time,
): Promise<SettledPerson[]> {
  const { dueMonths, accounts } = services;
  const asked = { through: run.month, knownOn: run.knownOn };
  const persons = page.map(({ person }) => person);
  const isCash = time?.payment?.channel === 'cash';
  const [dues, known] = await Promise.all([
    dueMonths(page, asked),
    isCash ? new Set(persons) : accounts.known(persons),
  ]);
  return Promise.all(
    page.map(async (dossier, index) => {
      const due = dues[index] ?? [];
      return settleOne(services, run, time, dossier, due, known.has(dossier.person));
    }),
  );
}

async function settleOne(
  { ledger, recoveries }: PaymentServices,
  run: PaymentRun,
  time: Time,
  dossier: Dossier,
  due: readonly DueMonth[],
  isPayable: boolean,
): Promise<SettledPerson> {
  const { person } = dossier;
  const lines = await ledger.linesOf(person);
  const settlement = settlePerson(
    {
      person,
      due,
      lines,
      recoveries: await plansFor(recoveries, person, lines),
      isPayable,
      hold: holdFirstPayment(dossier, due, { ...run, rule: time?.firstPayment?.in }),
    },
    contextOf(run, time),
  );
  return { dossier, settlement, payment: runPaymentOf(run.id, person, settlement) };
}

/** Most people owe nothing; only for the others the store is asked. */
async function plansFor(
  recoveries: PaymentServices['recoveries'],
  person: string,
  lines: readonly LedgerLine[],
): Promise<readonly Recovery[]> {
  const owes = [...balancesOf(lines).values()].some((balance) => openFen(balance) < 0);
  return owes ? recoveries.ofPerson(person) : [];
}

function contextOf({ id, jurisdiction, month, prepared }: PaymentRun, time: Time): SettleContext {
  return {
    jurisdiction,
    run: id,
    at: prepared[0]?.at ?? '',
    month,
    previousMonth: addMonths(month, -monthsTogether(time?.payment)),
  };
}
