import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { LedgerLine } from '../../payments/ledger-line.ts';
import { openOverpayments } from '../../payments/overpayments.ts';
import { type PlanEnd, planEnd } from '../../payments/plan-end.ts';
import type { Recovery } from '../../payments/recovery.ts';
import { type RecoveryStanding, recoveryStanding } from '../../payments/recovery-standing.ts';
import { Refusal } from '../../shared/refusal.ts';
import { payeeDiedOn } from './payee-died-on.ts';
import type { PaymentServices } from './payment-services.ts';

/** Refuses recovery-unknown. */
export async function findRecovery(
  { recoveries }: Pick<PaymentServices, 'recoveries'>,
  recoveryId: string,
): Promise<Recovery> {
  const recovery = await recoveries.load(recoveryId);
  if (recovery === undefined)
    throw new Refusal('recovery-unknown', `no recovery has the id '${recoveryId.slice(0, 60)}'`);
  return recovery;
}

/** A recovery, where it stands in the ledger this month, and whether its plan can go on. Refuses recovery-unknown. */
export async function showRecovery(
  services: Pick<PaymentServices, 'recoveries' | 'ledger' | 'clock' | 'dossiers' | 'catalogue'>,
  recoveryId: string,
): Promise<ShownRecovery> {
  const recovery = await findRecovery(services, recoveryId);
  const lines = await services.ledger.linesOf(recovery.person);
  const month = calendarDateAt(services.clock.now()).slice(0, 7);
  const standing = recoveryStanding(recovery, lines, month);
  return { recovery, standing, planEnd: await planEndOf(services, recovery, lines) };
}

/** What an officer is shown of a recovery. */
export interface ShownRecovery {
  readonly recovery: Recovery;
  readonly standing: RecoveryStanding;
  /** Set where the payee's death ended a set-off, so that an officer has to settle the rest. */
  readonly planEnd: PlanEnd | null;
}

/** Whether the payee's death ended a recovery's set-off; only where it has one, the dossier is asked. */
export async function planEndOf(
  services: Pick<PaymentServices, 'ledger' | 'clock' | 'dossiers' | 'catalogue'>,
  recovery: Recovery,
  lines?: readonly LedgerLine[],
): Promise<PlanEnd | null> {
  if (recovery.plan?.means !== 'set-off' || recovery.status === 'closed') return null;
  const known = lines ?? (await services.ledger.linesOf(recovery.person));
  const open = openOverpayments(recovery, known).reduce((sum, { fen }) => sum + fen, 0);
  return planEnd(recovery, await payeeDiedOn(services, recovery), open);
}
