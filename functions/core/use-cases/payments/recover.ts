import type { Caller } from '../../access/caller.ts';
import { openOverpayments, overpaymentsOf } from '../../payments/overpayments.ts';
import type { Recovery, RecoveryPlan } from '../../payments/recovery.ts';
import {
  addRepayment,
  decideWaiver,
  handOver,
  openRecovery,
  planRecovery,
  proposeWaiver,
} from '../../payments/recovery-steps.ts';
import { digestOf } from '../../shared/digest.ts';
import type { Fen } from '../../shared/money.ts';
import { findRecovery } from './find-recovery.ts';
import { payeeDiedOn } from './payee-died-on.ts';
import { actOf, type PaymentServices } from './payment-services.ts';
import { settleRecovery } from './settle-recovery.ts';

/** What can be done about an open recovery. Ids of repayments and waivers make repeating them harmless. */
export type RecoveryStep =
  | { readonly step: 'plan'; readonly plan: RecoveryPlan }
  | { readonly step: 'repay'; readonly id: string; readonly on: string; readonly fen: Fen }
  | { readonly step: 'propose-waiver'; readonly id: string; readonly fen: Fen; readonly ground: string }
  | { readonly step: 'decide-waiver'; readonly id: string; readonly isApproved: boolean }
  | { readonly step: 'hand-over'; readonly to: string; readonly on: string };

/**
 * Begins to get back what a jurisdiction paid a person too much and nobody recovers yet. Refuses recovery-not-possible
 * where that is nothing, and revision-stale where somebody else has just begun.
 */
export async function beginRecovery(
  services: PaymentServices,
  one: Pick<Recovery, 'person' | 'jurisdiction' | 'cause' | 'ground'>,
  caller: Caller,
): Promise<Recovery> {
  const { person, jurisdiction } = one;
  const lines = await services.ledger.linesOf(person);
  const earlier = await services.recoveries.ofPerson(person);
  const overpaid = overpaymentsOf(lines, jurisdiction, earlier);
  const opened = actOf(services, caller);
  // Made from what it is for, so that of two officers who begin it at once only one does.
  const subject = digestOf({ person, jurisdiction, overpaid, earlier: earlier.length });
  const id = `recovery-${jurisdiction}-${subject.slice(0, 16)}`;
  const recovery = openRecovery({ ...one, id, overpaid, opened });
  await services.recoveries.save(recovery);
  return recovery;
}

/**
 * Moves a recovery on and writes what follows into the ledger. Refuses recovery-unknown, recovery-not-possible,
 * second-person-required and revision-stale.
 */
export async function stepRecovery(
  services: PaymentServices,
  recoveryId: string,
  step: RecoveryStep,
  caller: Caller,
): Promise<Recovery> {
  const before = await settleRecovery(services, await findRecovery(services, recoveryId));
  const lines = await services.ledger.linesOf(before.person);
  const open = openOverpayments(before, lines).reduce((sum, { fen }) => sum + fen, 0);
  const diedOn = step.step === 'plan' ? await payeeDiedOn(services, before) : undefined;
  const after = stepped(before, step, caller, { at: actOf(services, caller).at, open, diedOn });
  if (after === before) return before;
  await services.recoveries.save(after);
  return settleRecovery(services, after);
}

interface Standing {
  readonly at: string;
  readonly open: Fen;
  readonly diedOn: string | undefined;
}

function stepped(
  recovery: Recovery,
  step: RecoveryStep,
  caller: Caller,
  { at, open, diedOn }: Standing,
): Recovery {
  const act = { by: caller.subject, at };
  switch (step.step) {
    case 'plan':
      return planRecovery(recovery, step.plan, diedOn);
    case 'repay':
      return addRepayment(recovery, { id: step.id, on: step.on, fen: step.fen, by: act.by }, open);
    case 'propose-waiver':
      return proposeWaiver(recovery, step, act, open);
    case 'decide-waiver':
      return decideWaiver(recovery, step.id, step.isApproved, caller, at, open);
    case 'hand-over':
      return handOver(recovery, act, step.to, step.on);
  }
}
