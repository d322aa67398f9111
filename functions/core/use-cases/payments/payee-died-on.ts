import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { diedOn } from '../../entitlements/died-on.ts';
import type { Recovery } from '../../payments/recovery.ts';
import type { PaymentServices } from './payment-services.ts';

/** The day on which the payee of a recovery died, as known today; undefined where he lives. */
export async function payeeDiedOn(
  { dossiers, catalogue, clock }: Pick<PaymentServices, 'dossiers' | 'catalogue' | 'clock'>,
  { person, jurisdiction }: Recovery,
): Promise<string | undefined> {
  const knownOn = calendarDateAt(clock.now());
  const { policyOn } = catalogue;
  const asked = { through: knownOn.slice(0, 7), knownOn };
  return diedOn(await dossiers.load(person), jurisdiction, asked, { policyOn });
}
