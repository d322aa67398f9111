import { openOverpayments } from '../../payments/overpayments.ts';
import type { Recovery } from '../../payments/recovery.ts';
import { recoveryLines } from '../../payments/recovery-lines.ts';
import { keepStatus } from '../../payments/recovery-steps.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { PaymentServices } from './payment-services.ts';

type Services = Pick<PaymentServices, 'ledger' | 'recoveries' | 'clock'>;

/**
 * Writes into the ledger what a stored recovery says and the ledger does not have yet, and closes it when nothing is
 * open. Repeating it is harmless, so that an interruption between the two stores heals with the next step.
 */
export async function settleRecovery(services: Services, recovery: Recovery): Promise<Recovery> {
  const { ledger, recoveries, clock } = services;
  const { person } = recovery;
  const lines = await ledger.linesOf(person);
  const added = recoveryLines(recovery, lines, clock.now());
  if (added.length > 0) await ledger.append(person, added);
  const open = openOverpayments(recovery, [...lines, ...added]).reduce((sum, { fen }) => sum + fen, 0);
  const settled = keepStatus(recovery, open);
  if (settled !== recovery) await recoveries.save(settled);
  return settled;
}

/** After a set-off: closes what came out even. Somebody else's step at the same moment does it himself. */
export async function closeEvenRecoveries(services: Services, person: string): Promise<void> {
  for (const recovery of await services.recoveries.ofPerson(person)) {
    if (recovery.status !== 'open') continue;
    try {
      await settleRecovery(services, recovery);
    } catch (error) {
      if (!(error instanceof Refusal && error.name === 'revision-stale')) throw error;
    }
  }
}
