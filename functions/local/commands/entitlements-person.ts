import { parseResidentId } from '../../core/identities/resident-id.ts';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { PaymentServices } from '../../core/use-cases/payments/payment-services.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The person meant by a reference or a resident ID. Refuses identity-invalid and entitlement-unknown. */
export async function personMeant(
  { identities }: Pick<PaymentServices, 'identities'>,
  given: string,
  terminal: Terminal,
): Promise<PersonRef> {
  if (!/^\d{17}[\dXx]$/.test(given)) return given;
  const person = await identities.find(parseResidentId(given, terminal.today()).reveal());
  if (person !== undefined) return person;
  throw new Refusal('entitlement-unknown', 'nothing was decided for a person of this number here');
}
