import type { PaymentRun } from '../../core/payments/payment-run.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { beginPaymentRun } from '../../core/use-cases/payments/begin-payment-run.ts';
import { cancelPaymentRun } from '../../core/use-cases/payments/cancel-payment-run.ts';
import { findPaymentRun } from '../../core/use-cases/payments/find-payment-run.ts';
import type { PaymentServices } from '../../core/use-cases/payments/payment-services.ts';
import { goOnPreparing } from '../../core/use-cases/payments/prepare-payment-run.ts';
import { releasePaymentRun } from '../../core/use-cases/payments/release-payment-run.ts';
import { printJson } from '../terminal/print-json.ts';
import { progressLine } from '../terminal/progress-line.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { benefitNames } from './benefit-name.ts';
import { actingAs, atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';
import { runLines } from './payments-lines.ts';

interface StepOptions extends DeskOptions {
  /** Account of whoever acts. */
  readonly by: string;
}

/** `huize payments prepare`: begins a run, or goes on with one that was interrupted. */
export function paymentsPrepare(
  options: StepOptions & { readonly code: string; readonly month: string; readonly supplement?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { code, by, supplement = false } = options;
  const month = parseMonth(options.month);
  return atPaymentsDesk(options, terminal, async (desk) => {
    const wish = { jurisdiction: code, month, isSupplement: supplement };
    const begun = await beginPaymentRun(desk, wish, actingAs(by, code));
    const expected = await peopleOfLastRun(desk, begun);
    const line = progressLine(terminal, languageFor(options, terminal), expected);
    const run = await goOnPreparing(desk, begun, line.onProgress).finally(line.end);
    if (run.status === 'prepared')
      terminal.note(
        languageFor(options, terminal) === 'zh'
          ? `由另一人核准：huize payments release ${run.id} --by <账号> --revision ${run.revision}`
          : `Somebody else releases it: huize payments release ${run.id} --by <account> --revision ${run.revision}`,
      );
    return printRun(run, desk, options, terminal);
  });
}

/** `huize payments release`: a second person's word; then the ledger is written, on from where it was interrupted. */
export function paymentsRelease(
  options: StepOptions & { readonly run: string; readonly revision?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { run: id, by, revision } = options;
  return atPaymentsDesk(options, terminal, async (desk) => {
    const { jurisdiction, totals } = await findPaymentRun(desk, id);
    const line = progressLine(terminal, languageFor(options, terminal), totals.payments.people);
    const expected = revision === undefined ? undefined : Number(revision);
    const caller = actingAs(by, jurisdiction);
    const run = await releasePaymentRun(desk, id, caller, expected, line.onProgress).finally(line.end);
    return printRun(run, desk, options, terminal);
  });
}

/** `huize payments cancel`: before the release; the ledger never saw it. */
export function paymentsCancel(
  options: StepOptions & { readonly run: string; readonly ground: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { run: id, by, ground } = options;
  return atPaymentsDesk(options, terminal, async (desk) => {
    const { jurisdiction } = await findPaymentRun(desk, id);
    const run = await cancelPaymentRun(desk, id, ground, actingAs(by, jurisdiction));
    return printRun(run, desk, options, terminal);
  });
}

export function printRun(
  run: PaymentRun,
  { catalogue }: Pick<PaymentServices, 'catalogue'>,
  options: DeskOptions,
  terminal: Terminal,
): ExitCode {
  const language = languageFor(options, terminal);
  if (options.json) printJson(run, terminal);
  else terminal.print(runLines(run, language, benefitNames(catalogue, language)));
  return 0;
}

async function peopleOfLastRun({ runs }: PaymentServices, begun: PaymentRun): Promise<number | undefined> {
  const { items } = await runs.runsOf(begun.jurisdiction, { limit: 10 });
  return items.find(({ id, status }) => id !== begun.id && status !== 'preparing')?.totals.people;
}
