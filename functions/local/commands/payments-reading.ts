import { formatMoney } from '../../core/shared/money.ts';
import { findPaymentRun } from '../../core/use-cases/payments/find-payment-run.ts';
import { pagesOf } from '../../core/use-cases/payments/pages.ts';
import { summariseFunding } from '../../core/use-cases/payments/summarise-funding.ts';
import { verifyPaymentRun } from '../../core/use-cases/payments/verify-payment-run.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { benefitNames } from './benefit-name.ts';
import { atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';
import { changeLines, runListLines } from './payments-lines.ts';
import { printRun } from './payments-steps.ts';

type RunOptions = DeskOptions & { readonly run: string };

/** `huize payments list`: the runs of a county, the newest month first. */
export function paymentsList(
  options: DeskOptions & { readonly code: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async ({ runs }) => {
    const all = [];
    for await (const page of pagesOf((request) => runs.runsOf(options.code, request), 100)) all.push(...page);
    if (options.json) printJson(all, terminal);
    else terminal.print(runListLines(all, languageFor(options, terminal)));
    return 0;
  });
}

/** `huize payments show`: a run, with --changes what is otherwise than last month, person by person without names. */
export function paymentsShow(
  options: RunOptions & { readonly changes?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const run = await findPaymentRun(desk, options.run);
    const language = languageFor(options, terminal);
    const nameOf = benefitNames(desk.catalogue, language);
    const code = printRun(run, desk, options, terminal);
    if (!options.changes) return code;
    for await (const page of pagesOf((request) => desk.runs.payments(options.run, request), 200))
      for (const payment of page)
        if (payment.changes.length > 0) terminal.print(changeLines(payment, run, language, nameOf));
    return code;
  });
}

/** `huize payments verify`: exits 1 where the ledger no longer holds what the run wrote. */
export function paymentsVerify(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const verdict = await verifyPaymentRun(desk, options.run);
    if (options.json) printJson(verdict, terminal);
    else if (verdict.isIntact)
      terminal.print(`${options.run}: ${verdict.payments} payments, ${verdict.seal}`);
    else terminal.print(`${options.run}: ${verdict.payment ?? ''} ${verdict.problem}`);
    return verdict.isIntact ? 0 : 1;
  });
}

/** `huize payments funding`: the sheet for the finance bureau. */
export function paymentsFunding(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const { run, benefits, fen } = await summariseFunding(desk, options.run);
    if (options.json) {
      printJson({ run: run.id, fen, benefits }, terminal);
      return 0;
    }
    const language = languageFor(options, terminal);
    const nameOf = benefitNames(desk.catalogue, language);
    const rows = benefits.flatMap(({ benefit, people, fen: cost, shares, note }) => [
      [nameOf(benefit, run.jurisdiction, run.month), String(people), formatMoney(cost)],
      ...(shares ?? []).map(({ level, percent, fen: share }) => [
        `  ${level}`,
        `${percent}%`,
        formatMoney(share),
      ]),
      ...(note === null ? [] : [['', '', note[language]]]),
    ]);
    terminal.print(table([...rows, [language === 'zh' ? '合计' : 'total', '', formatMoney(fen)]]));
    return 0;
  });
}
