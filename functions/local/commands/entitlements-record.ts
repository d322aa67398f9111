import type { DossierEntry } from '../../core/entitlements/dossier.ts';
import { parseMonth } from '../../core/shared/month.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { EntitlementServices } from '../../core/use-cases/entitlements/entitlement-services.ts';
import { decideAppeal, fileAppeal } from '../../core/use-cases/entitlements/record-appeal.ts';
import { type Reporter, recordLifeEvent } from '../../core/use-cases/entitlements/record-life-event.ts';
import { recordOfficerEntry } from '../../core/use-cases/entitlements/record-officer-entry.ts';
import { withdrawEntry } from '../../core/use-cases/entitlements/withdraw-entry.ts';
import { printJson } from '../terminal/print-json.ts';
import type { ExitCode, Terminal } from '../terminal/terminal.ts';
import { personMeant } from './entitlements-person.ts';
import { atPaymentsDesk, type DeskOptions } from './payments-desk.ts';

type EntryOptions = DeskOptions & { readonly person: string; readonly by: string };

/** `huize entitlements event`: what happened, or with --over is over, on a day. */
export function entitlementsEvent(
  options: EntryOptions & { readonly event: string; readonly on: string; readonly over?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { event, on, over: isOver = false } = options;
  return record(options, terminal, (services, person, reporter) =>
    recordLifeEvent(services, { person, event, on, isOver }, reporter),
  );
}

/** `huize entitlements withdraw`: an entry that proved wrong. */
export function entitlementsWithdraw(
  options: EntryOptions & { readonly entry: string; readonly ground: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { entry, ground } = options;
  return record(options, terminal, (services, person, reporter) =>
    withdrawEntry(services, { person, entry, ground }, reporter),
  );
}

/** `huize entitlements back-pay`: months before a new certificate. */
export function entitlementsBackPay(
  options: EntryOptions & {
    readonly benefit: string;
    readonly months: readonly string[];
    readonly ground: string;
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { benefit, ground } = options;
  return record(options, terminal, (services, person, reporter) => {
    const months = options.months.map(parseMonth);
    return recordOfficerEntry(services, person, { type: 'back-pay', benefit, months, ground }, reporter);
  });
}

/** `huize entitlements transition`: the old standard goes on for force majeure. */
export function entitlementsTransition(
  options: EntryOptions & { readonly from: string; readonly through: string; readonly ground: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return record(options, terminal, (services, person, reporter) => {
    const [from, through] = [parseMonth(options.from), parseMonth(options.through)];
    const { ground } = options;
    return recordOfficerEntry(services, person, { type: 'transition', from, through, ground }, reporter);
  });
}

/** `huize entitlements appeal`: somebody objects against an entry. */
export function entitlementsAppeal(
  options: EntryOptions & { readonly against: string; readonly on: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { against, on } = options;
  return record(options, terminal, (services, person, reporter) =>
    fileAppeal(services, { person, against, on }, reporter),
  );
}

/** `huize entitlements decide-appeal` */
export function entitlementsDecideAppeal(
  options: EntryOptions & { readonly appeal: string; readonly outcome: string; readonly on: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { appeal, on } = options;
  return record(options, terminal, (services, person, reporter) =>
    decideAppeal(services, { person, appeal, on, outcome: outcomeOf(options) }, reporter),
  );
}

function outcomeOf({ outcome }: { readonly outcome: string }): 'upheld' | 'dismissed' {
  if (outcome === 'upheld' || outcome === 'dismissed') return outcome;
  const detail = `outcome is ${JSON.stringify(outcome.slice(0, 40))}; right is upheld or dismissed`;
  throw new Refusal('request-invalid', detail);
}

/** Prints the id of the entry, by which it is withdrawn or appealed against; of an appeal the appeal's. */
function record(
  options: EntryOptions,
  terminal: Terminal,
  work: (services: EntitlementServices, person: string, reporter: Reporter) => Promise<DossierEntry>,
): Promise<ExitCode> {
  return atPaymentsDesk(options, terminal, async (desk) => {
    const person = await personMeant(desk, options.person, terminal);
    const reporter: Reporter = { officer: options.by, isOwn: () => true };
    const entry = await work(desk.entitlements, person, reporter);
    if (options.json) printJson(entry, terminal);
    else terminal.print(entry.type === 'appeal' && entry.outcome === null ? entry.appeal : entry.id);
    return 0;
  });
}
