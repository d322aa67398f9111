import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import { type Balance, openFen } from '../../../core/payments/balances.ts';
import type { LedgerLine } from '../../../core/payments/ledger-line.ts';
import type { PaymentRun, RunPayment, RunTotals, Tally } from '../../../core/payments/payment-run.ts';
import { formatMoney } from '../../../core/shared/money.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';
import type { Call } from '../../endpoint.ts';
import { shownIdentity } from '../cases/case-view.ts';

/** A run with its revision as ETag; 202 while it goes on in the background. */
export function runAnswer(run: PaymentRun): Answer {
  const isUnderWay = run.status === 'preparing' || run.status === 'releasing';
  const headers = { etag: `"${run.revision}"`, location: `/v1/payment-runs/${run.id}` };
  return { ...jsonAnswer(runView(run), headers), status: isUnderWay ? 202 : 200 };
}

/** Names nobody but officers. */
export function runView({ checkpoint, totals, answered, ...run }: PaymentRun) {
  return {
    ...run,
    progress: { done: checkpoint.done },
    totals: totalsView(totals),
    answered: answered && {
      paid: tallyView(answered.paid),
      failed: tallyView(answered.failed),
      open: tallyView(answered.open),
    },
  };
}

function totalsView({ people, payments, byClass, byBenefit, changes, unpayable }: RunTotals) {
  return {
    people,
    payments: tallyView(payments),
    byBenefit: tallies(byBenefit),
    byClass: Object.fromEntries(Object.entries(byClass).map(([id, classes]) => [id, tallies(classes)])),
    changes: tallies(changes),
    unpayable: tallyView(unpayable),
  };
}

function tallies(all: Readonly<Partial<Record<string, Tally>>>) {
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, tally]) => (tally === undefined ? [] : [[id, tallyView(tally)]])),
  );
}

const tallyView = ({ people, fen }: Tally) => ({ people, amount: formatMoney(fen) });

/** A person in a run as the roles that opened the door may see him. */
export async function paymentView(call: Call, payment: RunPayment) {
  const { id, person, fen, lines, changes, unpayable, bank } = payment;
  const { vault } = call.services.platform;
  return {
    id,
    reference: person,
    person: await shownIdentity(vault, person, disclosureFor(call.by)),
    amount: formatMoney(fen),
    lines: lines.map(lineView),
    changes: changes.map(({ fen: change, ...rest }) => ({ ...rest, amount: formatMoney(change) })),
    unpayable,
    bank,
  };
}

/** A line without the person, who is the one that was asked for. */
export function lineView({ person: _, fen, ...line }: LedgerLine) {
  return { ...line, amount: formatMoney(fen) };
}

/** What a month comes to; `open` above zero is still to be paid, below zero was paid too much. */
export function balanceView(balance: Balance) {
  const { jurisdiction, benefit, month, due, paid, returned, recovered, waived } = balance;
  return {
    jurisdiction,
    benefit,
    month,
    due: formatMoney(due),
    paid: formatMoney(paid),
    returned: formatMoney(returned),
    recovered: formatMoney(recovered),
    waived: formatMoney(waived),
    open: formatMoney(openFen(balance)),
  };
}
