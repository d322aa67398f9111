import type { PayeeAccount } from '../../payments/payee-account.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import type { KeptAccount, PayeeAccounts } from '../../ports/payee-accounts.ts';
import { Refusal } from '../../shared/refusal.ts';

/**
 * Sets the account to which a person is paid, and remembers who did; the same again is the account that is there.
 * Refuses revision-stale where it is not the one that was seen.
 */
export async function setAccount(
  services: { readonly accounts: PayeeAccounts; readonly clock: SystemClock },
  { person, account }: { readonly person: PersonRef; readonly account: PayeeAccount },
  { by, expected }: { readonly by: string; readonly expected?: number | undefined },
): Promise<KeptAccount> {
  const { accounts, clock } = services;
  await accounts.keep(person, account, { set: { by, at: clock.now() }, expected });
  return findAccount(accounts, person);
}

/** The account of a person. Refuses account-unknown. */
export async function findAccount(accounts: PayeeAccounts, person: PersonRef): Promise<KeptAccount> {
  const kept = await accounts.kept(person);
  if (kept !== undefined) return kept;
  throw new Refusal(
    'account-unknown',
    'no account is known; right is to set one first (PUT …/account, huize entitlements account)',
  );
}
