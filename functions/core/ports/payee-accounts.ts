import type { PayeeAccount } from '../payments/payee-account.ts';
import type { PersonRef } from './identity-vault.ts';

/** The payment accounts of people, sealed like the identities; only the bank file needs them open. */
export interface PayeeAccounts {
  /** Keeps the account, in place of an earlier one. */
  keep(person: PersonRef, account: PayeeAccount): Promise<void>;
  /** Opened; undefined where none is known. */
  of(person: PersonRef): Promise<PayeeAccount | undefined>;
  /** Those of these people who have an account, without opening it; at most 1000 at once. */
  known(persons: readonly PersonRef[]): Promise<ReadonlySet<PersonRef>>;
}
