import { randomIds } from '../../adapters/random-ids.ts';
import { handOverRecord } from '../../core/payments/hand-over-record.ts';
import { type RecoveryPlan, recoveryCauses } from '../../core/payments/recovery.ts';
import { formatMoney, parseMoney } from '../../core/shared/money.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { findRecovery, showRecovery } from '../../core/use-cases/payments/find-recovery.ts';
import type { PaymentServices } from '../../core/use-cases/payments/payment-services.ts';
import { beginRecovery, type RecoveryStep, stepRecovery } from '../../core/use-cases/payments/recover.ts';
import { printJson } from '../terminal/print-json.ts';
import { table } from '../terminal/table.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { personMeant } from './entitlements-person.ts';
import { actingAs, atPaymentsDesk, type DeskOptions, languageFor } from './payments-desk.ts';

type StepOptions = DeskOptions & { readonly recovery: string; readonly by: string };

/** `huize recover begin`: for what the ledger shows as paid too much. */
export function recoverBegin(
  options: DeskOptions & {
    readonly person: string;
    readonly jurisdiction: string;
    readonly cause: string;
    readonly ground: string;
    readonly by: string;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const { jurisdiction, ground } = options;
    const cause = recoveryCauses.find((one) => one === options.cause);
    if (cause === undefined) throw wrong('cause', options.cause, `one of ${recoveryCauses.join(', ')}`);
    const person = await personMeant(desk, options.person, terminal);
    const caller = actingAs(options.by, jurisdiction);
    const { id } = await beginRecovery(desk, { person, jurisdiction, cause, ground }, caller);
    return print(desk, id, options, terminal);
  });
}

/** `huize recover show` */
export function recoverShow(
  options: DeskOptions & { readonly recovery: string; readonly record?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    if (!options.record) return print(desk, options.recovery, options, terminal);
    const recovery = await findRecovery(desk, options.recovery);
    printJson(handOverRecord(recovery, await desk.ledger.linesOf(recovery.person)), terminal);
    return 0;
  });
}

/** `huize recover plan`: --per-month for instalments, --cap (30% or 50.00) for a set-off. */
export function recoverPlan(
  options: StepOptions & { readonly from: string; readonly perMonth?: string; readonly cap?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return step(options, terminal, () => ({ step: 'plan', plan: planOf(options) }));
}

/** `huize recover repay` */
export function recoverRepay(
  options: StepOptions & { readonly on: string; readonly amount: string; readonly id?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { on, amount, id = randomIds.next('repayment') } = options;
  return step(options, terminal, () => ({ step: 'repay', id, on, fen: fenOf(amount) }));
}

/** `huize recover waive`: proposes; another person decides. */
export function recoverWaive(
  options: StepOptions & { readonly amount: string; readonly ground: string; readonly id?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { amount, ground, id = randomIds.next('waiver') } = options;
  return step(options, terminal, () => ({ step: 'propose-waiver', id, fen: fenOf(amount), ground }));
}

/** `huize recover decide` */
export function recoverDecide(
  options: StepOptions & { readonly waiver: string; readonly refuse?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const isApproved = options.refuse !== true;
  return step(options, terminal, () => ({ step: 'decide-waiver', id: options.waiver, isApproved }));
}

/** `huize recover hand-over` */
export function recoverHandOver(
  options: StepOptions & { readonly to: string; readonly on: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return step(options, terminal, () => ({ step: 'hand-over', to: options.to, on: options.on }));
}

function step(options: StepOptions, terminal: Terminal, wish: () => RecoveryStep): Promise<ExitCode> {
  const wanted = wish();
  return atPaymentsDesk(options, terminal, async (desk) => {
    const { jurisdiction } = await findRecovery(desk, options.recovery);
    await stepRecovery(desk, options.recovery, wanted, actingAs(options.by, jurisdiction));
    return print(desk, options.recovery, options, terminal);
  });
}

async function print(
  desk: PaymentServices,
  id: string,
  options: DeskOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const shown = await showRecovery(desk, id);
  if (options.json) {
    printJson(shown, terminal);
    return 0;
  }
  const { recovery, standing, planEnd } = shown;
  const zh = languageFor(options, terminal) === 'zh';
  terminal.print(
    table([
      [zh ? '追回' : 'recovery', `${recovery.id}  ${recovery.status}`],
      [zh ? '多发' : 'paid too much', formatMoney(standing.overpaid)],
      [zh ? '未追回' : 'open', formatMoney(standing.open)],
      [zh ? '已退回' : 'paid back', formatMoney(standing.repaid)],
      [zh ? '已减免' : 'waived', formatMoney(standing.waived)],
      [zh ? '逾期' : 'overdue', formatMoney(standing.overdue)],
      ...recovery.waivers
        .filter(({ approved, refused }) => approved === null && refused === null)
        .map((waiver) => [
          zh ? '待批减免' : 'waiver to be decided',
          `${waiver.id} ${formatMoney(waiver.fen)}`,
        ]),
      ...(planEnd === null
        ? []
        : [[zh ? '抵扣终止' : 'set-off ended', zh ? planEnd.note.zh : planEnd.note.en]]),
    ]),
  );
  return 0;
}

function planOf({ from, perMonth, cap }: { from: string; perMonth?: string; cap?: string }): RecoveryPlan {
  const month = parseMonth(from);
  if (perMonth !== undefined) return { means: 'instalments', from: month, fenPerMonth: fenOf(perMonth) };
  if (cap === undefined) throw wrong('plan', 'empty', '--per-month 100.00 or --cap 30%');
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(cap)?.[1];
  return {
    means: 'set-off',
    from: month,
    cap:
      percent === undefined
        ? { unit: 'fen', fen: fenOf(cap) }
        : { unit: 'percent', percent: Number(percent) },
  };
}

function fenOf(text: string): number {
  const fen = parseMoney(text);
  if (fen === undefined) throw wrong('amount', text, 'yuan such as 80.00');
  return fen;
}

function wrong(name: string, found: string, right: string): Refusal {
  const detail = `${name} is ${JSON.stringify(found.slice(0, 60))}; right is ${right}`;
  return new Refusal('request-invalid', detail, [{ pointer: `/${name}`, code: 'option', detail }]);
}
