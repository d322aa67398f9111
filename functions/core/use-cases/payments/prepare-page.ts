import { diedOn } from '../../entitlements/died-on.ts';
import type { Dossier } from '../../entitlements/dossier.ts';
import type { DueMonth } from '../../entitlements/due-month.ts';
import { balancesOf, openFen } from '../../payments/balances.ts';
import { holdFirstPayment } from '../../payments/first-payment.ts';
import type { LedgerLine } from '../../payments/ledger-line.ts';
import { monthsTogether } from '../../payments/payment-rhythm.ts';
import type { PaymentRun, RunPayment, RunTotals } from '../../payments/payment-run.ts';
import type { Recovery } from '../../payments/recovery.ts';
import { emptyPayment, runPaymentOf } from '../../payments/run-payment.ts';
import { joinTotals, noTotals, totalsOf } from '../../payments/run-totals.ts';
import type { SettleContext } from '../../payments/settle-context.ts';
import { settlePerson } from '../../payments/settle-person.ts';
import type { Settlement } from '../../payments/settlement.ts';
import type { ResolvedRules } from '../../policies/policy.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { addMonths, lastDayOf } from '../../shared/month.ts';
import type { PageServices } from './payment-services.ts';

type Time = ResolvedRules['time'];

/** What is known of more people at once outlives the young generation of the heap, and is dear to clear away. */
const peopleAtOnce = 50;

/** Settles some people for a run and stores what it would write and pay; gives their part of the totals. */
export async function preparePage(
  services: PageServices,
  run: PaymentRun,
  people: readonly PersonRef[],
): Promise<RunTotals> {
  const { time } = services.catalogue.policyOn(run.jurisdiction, lastDayOf(run.month), run.knownOn).rules;
  let totals = noTotals;
  for (let from = 0; from < people.length; from += peopleAtOnce)
    totals = joinTotals(
      totals,
      await prepareSome(services, run, people.slice(from, from + peopleAtOnce), time),
    );
  return totals;
}

async function prepareSome(
  services: PageServices,
  run: PaymentRun,
  people: readonly PersonRef[],
  time: Time,
): Promise<RunTotals> {
  const { dossiers, runs } = services;
  const settled = await settlePage(services, run, await dossiers.loadAll(people), time);
  const payments = settled.flatMap(({ payment }) => payment ?? []);
  const without = settled.filter(({ payment }) => payment === undefined);
  // What an interrupted attempt stored beyond its checkpoint may have changed since: it is written over.
  const empty = without.map(({ dossier }) => emptyPayment(run.id, dossier.person));
  const left = await runs.paymentsByIds(
    run.id,
    empty.map(({ id }) => id),
  );
  const leftIds = new Set(left.map(({ id }) => id));
  await runs.putPayments(run.id, [...payments, ...empty.filter(({ id }) => leftIds.has(id))]);
  return totalsOf(settled);
}

interface SettledPerson {
  readonly dossier: Dossier;
  readonly settlement: Settlement;
  readonly payment: RunPayment | undefined;
}

async function settlePage(
  services: PageServices,
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
  { ledger, recoveries: stored, catalogue }: PageServices,
  run: PaymentRun,
  time: Time,
  dossier: Dossier,
  due: readonly DueMonth[],
  isPayable: boolean,
): Promise<SettledPerson> {
  const { person } = dossier;
  const lines = await ledger.linesOf(person);
  const recoveries = await plansFor(stored, person, lines);
  const { policyOn } = catalogue;
  const settlement = settlePerson(
    {
      person,
      due,
      lines,
      recoveries,
      diedOn:
        recoveries.length === 0
          ? undefined
          : diedOn(dossier, run.jurisdiction, { through: run.month, knownOn: run.knownOn }, { policyOn }),
      isPayable,
      hold: holdFirstPayment(dossier, due, { ...run, rule: time?.firstPayment?.in }),
    },
    contextOf(run, time),
  );
  return { dossier, settlement, payment: runPaymentOf(run.id, person, settlement) };
}

/** Most people owe nothing; only for the others the store is asked. */
async function plansFor(
  recoveries: PageServices['recoveries'],
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
