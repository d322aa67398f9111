import type { BenefitDue, DueMonth } from '../entitlements/due-month.ts';
import type { Month } from '../shared/month.ts';
import { dueCause, explainDifference } from './explain-difference.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { SettleContext } from './settle-context.ts';

/** What a month of a benefit comes to at one jurisdiction; `keep` where that cannot be said, so that nothing changes. */
export interface DueNow {
  readonly benefit: string;
  readonly month: Month;
  readonly fen: number | 'keep';
  readonly due: BenefitDue | undefined;
  readonly isElsewhere: boolean;
}

/** Every month through the run's that is due, or stands in the ledger, at the jurisdiction; by month, then benefit. */
export function dueNow(
  due: readonly DueMonth[],
  own: readonly LedgerLine[],
  { jurisdiction, month: through }: Pick<SettleContext, 'jurisdiction' | 'month'>,
): DueNow[] {
  const byMonth = new Map(due.map((one) => [one.month, one]));
  const keys = new Set<string>();
  for (const { month, benefits } of due)
    for (const benefit of Object.keys(benefits)) keys.add(`${month}/${benefit}`);
  for (const { month, benefit } of own) keys.add(`${month}/${benefit}`);
  return [...keys].sort().flatMap((key): DueNow[] => {
    const month = key.slice(0, 7);
    const benefit = key.slice(8);
    if (month > through) return [];
    const one = byMonth.get(month)?.benefits[benefit];
    const isElsewhere = one?.jurisdiction != null && one.jurisdiction !== jurisdiction;
    if (isElsewhere) return [{ benefit, month, fen: 0, due: one, isElsewhere }];
    if (one?.outcome === 'undetermined') return [{ benefit, month, fen: 'keep', due: one, isElsewhere }];
    const fen = one?.outcome === 'granted' ? one.fen : 0;
    return [{ benefit, month, fen, due: one, isElsewhere }];
  });
}

/** The line that takes what the ledger says of a month to what is due; none where they agree. */
export function dueLine(
  now: DueNow,
  earlier: readonly LedgerLine[],
  person: string,
  { jurisdiction, run, at }: SettleContext,
): LedgerLine | undefined {
  const { benefit, month, fen, due, isElsewhere } = now;
  if (fen === 'keep') return undefined;
  const before = earlier.reduce((sum, line) => sum + line.fen, 0);
  if (fen === before) return undefined;
  const cause = dueCause(lastOf(earlier), due, isElsewhere);
  return {
    id: `${run}:${person}:${benefit}:${month}:due`,
    person,
    jurisdiction,
    benefit,
    month,
    kind: 'due',
    fen: fen - before,
    at,
    by: run,
    explanation: explainDifference(cause, before, fen, due),
    basis: isElsewhere ? null : (due?.basis ?? null),
    class: isElsewhere ? null : (due?.class ?? null),
    setOff: null,
  };
}

function lastOf(lines: readonly LedgerLine[]): LedgerLine | undefined {
  return lines.reduce<LedgerLine | undefined>((last, line) => {
    if (last === undefined || line.at > last.at) return line;
    return line.at === last.at && line.id > last.id ? line : last;
  }, undefined);
}
