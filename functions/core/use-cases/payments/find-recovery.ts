import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Recovery } from '../../payments/recovery.ts';
import { type RecoveryStanding, recoveryStanding } from '../../payments/recovery-standing.ts';
import { Refusal } from '../../shared/refusal.ts';
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

/** A recovery and where it stands in the ledger this month. Refuses recovery-unknown. */
export async function showRecovery(
  services: Pick<PaymentServices, 'recoveries' | 'ledger' | 'clock'>,
  recoveryId: string,
): Promise<{ readonly recovery: Recovery; readonly standing: RecoveryStanding }> {
  const recovery = await findRecovery(services, recoveryId);
  const lines = await services.ledger.linesOf(recovery.person);
  const month = calendarDateAt(services.clock.now()).slice(0, 7);
  return { recovery, standing: recoveryStanding(recovery, lines, month) };
}
