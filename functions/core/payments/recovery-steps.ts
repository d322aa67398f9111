import type { Caller } from '../access/caller.ts';
import { requireSecondPerson } from '../access/require-second-person.ts';
import type { Fen } from '../shared/money.ts';
import { formatMoney } from '../shared/money.ts';
import { isMonth } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';
import { estateNote } from './estate-note.ts';
import type { RunAct } from './payment-run.ts';
import type { Recovery, RecoveryPlan, Repayment, WaiverProposal } from './recovery.ts';

/** What a recovery is opened with. */
export type RecoveryOpening = Pick<
  Recovery,
  'id' | 'person' | 'jurisdiction' | 'cause' | 'ground' | 'overpaid' | 'opened'
>;

/** Refuses recovery-not-possible where nothing is overpaid. */
export function openRecovery(opening: RecoveryOpening): Recovery {
  if (opening.overpaid.length === 0)
    throw refused('nothing that this jurisdiction paid is open to be recovered');
  const fen = opening.overpaid.reduce((sum, one) => sum + one.fen, 0);
  return {
    ...opening,
    revision: 1,
    plan: null,
    repayments: [],
    waivers: [],
    estateNote: opening.cause === 'death' ? estateNote(fen) : null,
    handedOver: null,
    status: 'open',
  };
}

/** Refuses recovery-not-possible for a plan that cannot be kept, and a set-off against a person who died. */
export function planRecovery(recovery: Recovery, plan: RecoveryPlan, diedOn?: string): Recovery {
  requireOpen(recovery);
  if (!isMonth(plan.from)) throw refused(`plan starts in '${plan.from}'; right is a month as YYYY-MM`);
  if (plan.means === 'set-off' && (recovery.cause === 'death' || diedOn !== undefined))
    throw refused(
      'the payee died, so that no later month can be set off; agree on instalments with the estate',
    );
  const amount = amountOf(plan);
  if (amount !== undefined && (!Number.isSafeInteger(amount) || amount <= 0))
    throw refused(`plan takes ${amount} 分 a month; right is a whole number above 0`);
  if (plan.means === 'set-off' && plan.cap.unit === 'percent') {
    const { percent } = plan.cap;
    if (!(percent > 0 && percent <= 100))
      throw refused(`cap is ${percent} percent; right is above 0 up to 100`);
  }
  return next(recovery, { plan });
}

function amountOf(plan: RecoveryPlan): number | undefined {
  if (plan.means === 'instalments') return plan.fenPerMonth;
  return plan.cap.unit === 'fen' ? plan.cap.fen : undefined;
}

/** Money came back; the same id again is no change. Refuses recovery-not-possible for more than is open. */
export function addRepayment(recovery: Recovery, repayment: Repayment, open: Fen): Recovery {
  if (recovery.repayments.some(({ id }) => id === repayment.id)) return recovery;
  requireOpen(recovery);
  requireAmount(repayment.fen, open, 'repayment');
  return next(recovery, { repayments: [...recovery.repayments, repayment] });
}

/** Proposes to give up an amount; the same id again is no change. Refuses recovery-not-possible. */
export function proposeWaiver(
  recovery: Recovery,
  { id, fen, ground }: Pick<WaiverProposal, 'id' | 'fen' | 'ground'>,
  proposed: RunAct,
  open: Fen,
): Recovery {
  if (recovery.waivers.some((one) => one.id === id)) return recovery;
  requireOpen(recovery);
  requireAmount(fen, open, 'waiver');
  if (Array.from(ground.trim()).length < 10)
    throw refused('the ground of the waiver is too short; right is at least ten characters, which are kept');
  const waiver: WaiverProposal = { id, fen, ground, proposed, approved: null, refused: null };
  return next(recovery, { waivers: [...recovery.waivers, waiver] });
}

/** A second person approves or refuses a waiver. Refuses second-person-required and recovery-not-possible. */
export function decideWaiver(
  recovery: Recovery,
  id: string,
  isApproved: boolean,
  caller: Caller,
  at: string,
  open: Fen,
): Recovery {
  const waiver = recovery.waivers.find((one) => one.id === id);
  if (waiver === undefined) throw refused(`the recovery has no waiver ${id}`);
  requireSecondPerson([waiver.proposed.by], caller, { zh: `免除 ${id} `, en: `waiver ${id}` });
  const isDecided = isApproved ? waiver.approved : waiver.refused;
  if (isDecided !== null) return recovery;
  if (waiver.approved !== null || waiver.refused !== null)
    throw refused(`waiver ${id} was decided otherwise`);
  requireOpen(recovery);
  if (isApproved) requireAmount(waiver.fen, open, 'waiver');
  const act = { by: caller.subject, at };
  const decided = isApproved ? { ...waiver, approved: act } : { ...waiver, refused: act };
  return next(recovery, { waivers: recovery.waivers.map((one) => (one.id === id ? decided : one)) });
}

/** A fraud was handed over to another authority; once. Refuses recovery-not-possible for other causes. */
export function handOver(recovery: Recovery, act: RunAct, to: string, on: string): Recovery {
  if (recovery.cause !== 'fraud')
    throw refused(`the cause is ${recovery.cause}; only what was obtained by fraud is handed over`);
  return recovery.handedOver === null ? next(recovery, { handedOver: { ...act, to, on } }) : recovery;
}

/** Closed when nothing is open any more, open again when a correction brings something back. */
export function keepStatus(recovery: Recovery, open: Fen): Recovery {
  const status = open === 0 ? 'closed' : 'open';
  return recovery.status === status ? recovery : next(recovery, { status });
}

function requireOpen({ id, status }: Recovery): void {
  if (status !== 'open') throw refused(`${id} is closed; nothing of it is open in the ledger`);
}

function requireAmount(fen: Fen, open: Fen, what: string): void {
  if (Number.isSafeInteger(fen) && fen > 0 && fen <= open) return;
  throw refused(
    `${what} is ${formatMoney(fen)} yuan and ${formatMoney(open)} are open; right is above 0 up to that`,
  );
}

function refused(message: string): Refusal {
  return new Refusal('recovery-not-possible', message);
}

function next(recovery: Recovery, change: Partial<Recovery>): Recovery {
  return { ...recovery, ...change, revision: recovery.revision + 1 };
}
