import type { PayeeAccount } from '../payments/payee-account.ts';
import type { PersonRef } from './identity-vault.ts';

/** Whose doing an account is: the officer and the ISO instant. */
export interface AccountAct {
  readonly by: string;
  readonly at: string;
}

/** An account as it is kept. */
export interface KeptAccount {
  readonly account: PayeeAccount;
  readonly revision: number;
  /** Null where it came with data that name nobody. */
  readonly set: AccountAct | null;
}

/** The payment accounts of people, sealed like the identities; only the bank file needs them open. */
export interface PayeeAccounts {
  /**
   * Keeps the account, in place of an earlier one; the same again stays as it is. Refuses revision-stale where one that
   * differs is there under another revision than expected.
   */
  keep(
    person: PersonRef,
    account: PayeeAccount,
    how?: { readonly set?: AccountAct; readonly expected?: number | undefined },
  ): Promise<void>;
  /** Opened; undefined where none is known. */
  of(person: PersonRef): Promise<PayeeAccount | undefined>;
  /** The same with its revision and who set it. */
  kept(person: PersonRef): Promise<KeptAccount | undefined>;
  /** Those of these people who have an account, without opening it; at most 1000 at once. */
  known(persons: readonly PersonRef[]): Promise<ReadonlySet<PersonRef>>;
}
