import { formatMoney } from '../shared/money.ts';
import { balanceKey } from './balances.ts';
import type { DueNow } from './due-changes.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { RunChange, RunChangeKind } from './payment-run.ts';
import type { SettleContext } from './settle-context.ts';

type DueBefore = ReadonlyMap<string, readonly LedgerLine[]>;

/**
 * What is due otherwise than before: for the run's month against the last run's (new, stopped, raised, lowered), for
 * earlier months against the ledger (arrears where it had nothing, else corrected), and what cannot be determined.
 */
export function dueChangesSince(
  months: readonly DueNow[],
  dueLines: readonly LedgerLine[],
  before: DueBefore,
  context: SettleContext,
): RunChange[] {
  const written = new Map(dueLines.map((line) => [balanceKey('', line), line]));
  const changes = months.flatMap((now): RunChange[] => {
    const key = balanceKey('', now);
    if (now.month === context.month && !before.has(key)) return sinceLastMonth(now, before, context);
    const line = written.get(key);
    if (line === undefined) return [];
    const { benefit, month, fen, explanation } = line;
    return [{ kind: before.has(key) ? 'corrected' : 'arrears', benefit, month, fen, explanation }];
  });
  return [...changes, ...undetermined(months)];
}

function sinceLastMonth(now: DueNow, before: DueBefore, context: SettleContext): RunChange[] {
  const { benefit, month, fen, due } = now;
  if (fen === 'keep') return [];
  const last = before.get(balanceKey('', { benefit, month: context.previousMonth })) ?? [];
  const was = last.reduce((sum, line) => sum + line.fen, 0);
  const kind = kindOf(was, fen);
  if (kind === undefined) return [];
  const why = due?.explanation ?? { zh: '该月没有任何权利。', en: 'There is no entitlement in this month.' };
  if (kind === 'new') return [{ kind, benefit, month, fen, explanation: why }];
  const [from, to] = [formatMoney(was), formatMoney(fen)];
  const explanation = {
    zh: `${context.previousMonth} 为 ${from} 元，本月为 ${to} 元。${why.zh}`,
    en: `${from} yuan in ${context.previousMonth}, ${to} yuan now. ${why.en}`,
  };
  return [{ kind, benefit, month, fen: fen - was, explanation }];
}

function kindOf(was: number, now: number): RunChangeKind | undefined {
  if (was === now) return undefined;
  if (was === 0) return 'new';
  if (now === 0) return 'stopped';
  return now > was ? 'raised' : 'lowered';
}

/** One change a benefit, so that years without an answer are one entry: the newest month, with how many there are. */
function undetermined(months: readonly DueNow[]): RunChange[] {
  const open = new Map<string, DueNow[]>();
  for (const now of months)
    if (now.fen === 'keep') open.set(now.benefit, [...(open.get(now.benefit) ?? []), now]);
  return [...open].flatMap(([benefit, all]): RunChange[] => {
    const newest = all.at(-1);
    if (newest?.due === undefined) return [];
    const { zh, en } = newest.due.explanation;
    const explanation = {
      zh: `${all.length} 个月无法认定，已记载的金额保持不变。${zh}`,
      en: `${all.length} months cannot be determined; what the ledger says of them stays. ${en}`,
    };
    return [{ kind: 'undetermined', benefit, month: newest.month, fen: 0, explanation }];
  });
}
