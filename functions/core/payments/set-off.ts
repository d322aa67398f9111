import type { Fen } from '../shared/money.ts';
import type { Month } from '../shared/month.ts';
import { type Balance, balanceKey, openFen } from './balances.ts';
import type { BenefitMonth, LedgerLine } from './ledger-line.ts';
import { lastSetOffMonth } from './plan-end.ts';
import type { Recovery, SetOffCap } from './recovery.ts';

/** Money of one month. */
export interface Payable extends BenefitMonth {
  readonly fen: Fen;
}

/** Money that makes up for an overpaid month instead of being paid. */
export interface SetOff extends Payable {
  readonly against: BenefitMonth;
}

/** What set-off is worked out from, all of one person at one jurisdiction. */
export interface SetOffRequest {
  readonly jurisdiction: string;
  /** What could be paid, by month and benefit, each at most once. */
  readonly payable: readonly Payable[];
  readonly balances: ReadonlyMap<string, Balance>;
  readonly lines: readonly LedgerLine[];
  readonly recoveries: readonly Recovery[];
  /** The day on which the payee died, if he did. */
  readonly diedOn: string | undefined;
}

/**
 * Takes from what could be paid what the recovery plans allow: only months from the plan's first on, through that of
 * the payee's death, the oldest overpaid month first, never more than a month's cap, which is for all plans together.
 */
export function setOffs(request: SetOffRequest): SetOff[] {
  const { jurisdiction, payable, balances, lines, recoveries, diedOn } = request;
  const lastMonth = lastSetOffMonth(diedOn);
  const left = payable.map((one) => ({ ...one }));
  const found: SetOff[] = [];
  for (const { plan, overpaid, ...recovery } of recoveries) {
    if (plan?.means !== 'set-off' || recovery.status === 'closed' || recovery.jurisdiction !== jurisdiction)
      continue;
    for (const against of [...overpaid].sort(byMonth)) {
      let open = overpaidFen(balances.get(balanceKey(jurisdiction, against)), against, found);
      for (const from of left) {
        if (from.month < plan.from || from.month > lastMonth || isSame(from, against)) continue;
        const room = capOf(plan.cap, from.month, payable, lines) - takenFrom(from.month, found);
        const fen = Math.min(open, from.fen, room);
        if (fen <= 0) continue;
        open -= fen;
        from.fen -= fen;
        const { benefit, month } = against;
        found.push({ benefit: from.benefit, month: from.month, fen, against: { benefit, month } });
      }
    }
  }
  return found;
}

function capOf(cap: SetOffCap, month: Month, payable: readonly Payable[], lines: readonly LedgerLine[]): Fen {
  if (cap.unit === 'percent') {
    const whole = payable.reduce((sum, one) => sum + (one.month === month ? one.fen : 0), 0);
    return Math.floor((whole * cap.percent) / 100);
  }
  const before = lines.reduce(
    (sum, { kind, setOff, fen }) => sum + (kind === 'recovered' && setOff?.month === month ? fen : 0),
    0,
  );
  return cap.fen - before;
}

function takenFrom(month: Month, found: readonly SetOff[]): Fen {
  return found.reduce((sum, one) => sum + (one.month === month ? one.fen : 0), 0);
}

function overpaidFen(balance: Balance | undefined, against: BenefitMonth, found: readonly SetOff[]): Fen {
  const open = balance === undefined ? 0 : Math.max(0, -openFen(balance));
  return found.reduce((rest, one) => rest - (isSame(one.against, against) ? one.fen : 0), open);
}

function isSame(one: BenefitMonth, other: BenefitMonth): boolean {
  return one.benefit === other.benefit && one.month === other.month;
}

function byMonth(a: BenefitMonth, b: BenefitMonth): number {
  return a.month === b.month ? (a.benefit < b.benefit ? -1 : 1) : a.month < b.month ? -1 : 1;
}
