import type { Caller } from '../access/caller.ts';
import { requireSecondPerson } from '../access/require-second-person.ts';
import { calendarDateAt } from '../calendar/beijing-time.ts';
import type { Month } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';
import type { PaymentRun, RunAct, RunCheckpoint, RunTotals } from './payment-run.ts';
import { platformSubject } from './platform-subject.ts';
import { noTotals } from './run-totals.ts';

/** What a run is begun with. */
export interface RunBeginning {
  readonly jurisdiction: string;
  readonly month: Month;
  /** From 1, one more than the last run of the month. */
  readonly number: number;
  readonly knownOn: string;
  readonly payByOn: string | null;
}

const beginning: RunCheckpoint = { cursor: null, done: 0 };

export function beginRun(one: RunBeginning, act: RunAct): PaymentRun {
  return {
    id: `run-${one.jurisdiction}-${one.month}-${one.number}`,
    revision: 1,
    ...one,
    status: 'preparing',
    prepared: [act],
    checkpoint: beginning,
    totals: noTotals,
    released: null,
    sent: null,
    cancelled: null,
    seal: null,
    answered: null,
  };
}

/** Somebody else goes on with preparing; he may not release it either. */
export function takeUpRun(run: PaymentRun, act: RunAct): PaymentRun {
  if (run.prepared.some(({ by }) => by === act.by)) return run;
  return next(run, { prepared: [...run.prepared, act] });
}

/** A page of people is stored; without a cursor it was the last. */
export function advancePreparation(run: PaymentRun, cursor: string | null, totals: RunTotals): PaymentRun {
  const checkpoint = { cursor, done: totals.people };
  return next(run, { totals, checkpoint, status: cursor === null ? 'prepared' : 'preparing' });
}

/** Whether the calendar alone had a hand in it: a person has to take it up before another can release it. */
export function isNobodysRun({ prepared }: Pick<PaymentRun, 'prepared'>): boolean {
  return prepared.every(({ by }) => by === platformSubject);
}

/**
 * A second person releases what was prepared, or goes on with a release that was interrupted: then nothing changes.
 * Refuses second-person-required, run-not-prepared and run-already-released.
 */
export function releaseRun(run: PaymentRun, caller: Caller, at: string): PaymentRun {
  requireNotLocked(run);
  if (run.status === 'preparing' || run.status === 'cancelled')
    throw new Refusal('run-not-prepared', {
      zh: `${run.id} ${RUN_WORDS[run.status]}；只有制作完成的批次可以核准`,
      en: `${run.id} is ${run.status}; only a prepared run is released`,
    });
  if (isNobodysRun(run))
    throw new Refusal('second-person-required', {
      zh: `${run.id} 由系统按日历制作；先由一人确认，再由另一人核准`,
      en: `${run.id} was prepared by the calendar; one person asks for it as it stands, then another releases it`,
    });
  requireSecondPerson(
    run.prepared.map(({ by }) => by),
    caller,
    { zh: `发放批次 ${run.id} `, en: `payment run ${run.id}` },
  );
  if (run.status === 'releasing') return run;
  return next(run, {
    status: 'releasing',
    released: { by: caller.subject, at },
    checkpoint: beginning,
  });
}

/** A page of payments is in the ledger; without a cursor it was the last. */
export function advanceRelease(
  run: PaymentRun,
  cursor: string | null,
  done: number,
  seal: string | null,
): PaymentRun {
  const status = cursor === null ? 'released' : 'releasing';
  return next(run, { checkpoint: { cursor, done }, seal, status });
}

/** Undoes a run before its release; once more is no change. Refuses run-already-released. */
export function cancelRun(run: PaymentRun, act: RunAct, ground: string): PaymentRun {
  if (run.status === 'cancelled') return run;
  requireNotLocked(run);
  if (run.status === 'releasing')
    throw new Refusal('run-already-released', {
      zh: `${run.id} 已经核准，正在记入台账`,
      en: `${run.id} is being written into the ledger since its release`,
    });
  return next(run, { status: 'cancelled', cancelled: { ...act, ground } });
}

/**
 * The bank file was fetched; a settled run stays settled. A run that has payments keeps its layout: two files of it
 * would look like two runs to whoever holds them. Refuses run-not-released, run-sent-otherwise.
 */
export function sendRun(
  run: PaymentRun,
  act: RunAct,
  { layout, file }: Pick<NonNullable<PaymentRun['sent']>, 'layout' | 'file'>,
): PaymentRun {
  requireReleased(run);
  if (run.sent !== null) {
    if (run.sent.layout === layout || run.totals.payments.people === 0) return run;
    throw new Refusal('run-sent-otherwise', {
      zh: `${run.id} 已于 ${calendarDateAt(run.sent.at)} 按版式 ${run.sent.layout} 送交银行；应为该版式，而不是 ${layout}`,
      en: `${run.id} went to the bank in the layout ${run.sent.layout} on ${calendarDateAt(run.sent.at)}; right is that layout, not ${layout}`,
    });
  }
  return next(run, {
    sent: { ...act, layout, ...(file && { file }) },
    status: run.status === 'settled' ? 'settled' : 'sent',
  });
}

/** What the bank answered so far; settled when nothing is open. Refuses run-not-released. */
export function answerRun(run: PaymentRun, answered: NonNullable<PaymentRun['answered']>): PaymentRun {
  requireReleased(run);
  return next(run, { answered, status: answered.open.people === 0 ? 'settled' : run.status });
}

/** Refuses run-not-released unless the ledger has the whole run. */
export function requireReleased({ id, status }: PaymentRun): void {
  if (status === 'released' || status === 'sent' || status === 'settled') return;
  throw new Refusal('run-not-released', {
    zh: `${id} ${RUN_WORDS[status]}；应为已核准的批次`,
    en: `${id} is ${status}; right is a released run`,
  });
}

function requireNotLocked({ id, status }: PaymentRun): void {
  if (status === 'released' || status === 'sent' || status === 'settled')
    throw new Refusal('run-already-released', {
      zh: `${id} ${RUN_WORDS[status]}；不能再更改`,
      en: `${id} is ${status}; it cannot be changed any more`,
    });
}

function next(run: PaymentRun, change: Partial<PaymentRun>): PaymentRun {
  return { ...run, ...change, revision: run.revision + 1 };
}

/** What a run of a status is called in Chinese. */
const RUN_WORDS: Readonly<Record<PaymentRun['status'], string>> = {
  preparing: '正在制作',
  prepared: '已制作',
  releasing: '正在核准',
  released: '已核准',
  sent: '已送交银行',
  settled: '已结清',
  cancelled: '已撤销',
};
