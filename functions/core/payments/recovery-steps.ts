import type { Caller } from '../access/caller.ts';
import { requireSecondPerson } from '../access/require-second-person.ts';
import type { Fen } from '../shared/money.ts';
import { formatMoney } from '../shared/money.ts';
import { isMonth } from '../shared/month.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Bilingual } from '../shared/text.ts';
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
    throw refused({
      zh: '本地发放的补贴中没有尚待追回的',
      en: 'nothing that this jurisdiction paid is open to be recovered',
    });
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
  if (!isMonth(plan.from))
    throw refused({
      zh: `计划自“${plan.from}”起；应为月份，写作 YYYY-MM`,
      en: `plan starts in '${plan.from}'; right is a month as YYYY-MM`,
    });
  if (plan.means === 'set-off' && (recovery.cause === 'death' || diedOn !== undefined))
    throw refused({
      zh: '收款人已去世，以后没有可以抵扣的月份；请与继承人约定分期退回',
      en: 'the payee died, so that no later month can be set off; agree on instalments with the estate',
    });
  const amount = amountOf(plan);
  if (amount !== undefined && (!Number.isSafeInteger(amount) || amount <= 0))
    throw refused({
      zh: `计划每月 ${amount} 分；应为大于 0 的整数`,
      en: `plan takes ${amount} 分 a month; right is a whole number above 0`,
    });
  if (plan.means === 'set-off' && plan.cap.unit === 'percent') {
    const { percent } = plan.cap;
    if (!(percent > 0 && percent <= 100))
      throw refused({
        zh: `上限为百分之 ${percent}；应大于 0、不超过 100`,
        en: `cap is ${percent} percent; right is above 0 up to 100`,
      });
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
  requireAmount(repayment.fen, open, REPAYMENT);
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
  requireAmount(fen, open, WAIVER);
  if (Array.from(ground.trim()).length < 10)
    throw refused({
      zh: '减免理由太短；应至少十个字，理由存档',
      en: 'the ground of the waiver is too short; right is at least ten characters, which are kept',
    });
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
  if (waiver === undefined)
    throw refused({ zh: `该追回没有减免 ${id}`, en: `the recovery has no waiver ${id}` });
  requireSecondPerson([waiver.proposed.by], caller, { zh: `免除 ${id} `, en: `waiver ${id}` });
  const isDecided = isApproved ? waiver.approved : waiver.refused;
  if (isDecided !== null) return recovery;
  if (waiver.approved !== null || waiver.refused !== null)
    throw refused({ zh: `减免 ${id} 已有相反的决定`, en: `waiver ${id} was decided otherwise` });
  requireOpen(recovery);
  if (isApproved) requireAmount(waiver.fen, open, WAIVER);
  const act = { by: caller.subject, at };
  const decided = isApproved ? { ...waiver, approved: act } : { ...waiver, refused: act };
  return next(recovery, { waivers: recovery.waivers.map((one) => (one.id === id ? decided : one)) });
}

/** A fraud was handed over to another authority; once. Refuses recovery-not-possible for other causes. */
export function handOver(recovery: Recovery, act: RunAct, to: string, on: string): Recovery {
  if (recovery.cause !== 'fraud')
    throw refused({
      zh: `追回原因是 ${recovery.cause}；只有骗取的才移交`,
      en: `the cause is ${recovery.cause}; only what was obtained by fraud is handed over`,
    });
  return recovery.handedOver === null ? next(recovery, { handedOver: { ...act, to, on } }) : recovery;
}

/** Closed when nothing is open any more, open again when a correction brings something back. */
export function keepStatus(recovery: Recovery, open: Fen): Recovery {
  const status = open === 0 ? 'closed' : 'open';
  return recovery.status === status ? recovery : next(recovery, { status });
}

function requireOpen({ id, status }: Recovery): void {
  if (status !== 'open')
    throw refused({
      zh: `${id} 已办结，台账上没有未追回的金额`,
      en: `${id} is closed; nothing of it is open in the ledger`,
    });
}

const REPAYMENT: Bilingual = { zh: '退款', en: 'repayment' };
const WAIVER: Bilingual = { zh: '减免', en: 'waiver' };

function requireAmount(fen: Fen, open: Fen, what: Bilingual): void {
  if (Number.isSafeInteger(fen) && fen > 0 && fen <= open) return;
  const [asked, most] = [formatMoney(fen), formatMoney(open)];
  throw refused({
    zh: `${what.zh} ${asked} 元，尚未追回 ${most} 元；应大于 0、不超过尚未追回的金额`,
    en: `${what.en} is ${asked} yuan and ${most} are open; right is above 0 up to that`,
  });
}

function refused(message: Bilingual): Refusal {
  return new Refusal('recovery-not-possible', message);
}

function next(recovery: Recovery, change: Partial<Recovery>): Recovery {
  return { ...recovery, ...change, revision: recovery.revision + 1 };
}
