import type { SystemClock } from '../../ports/clock.ts';
import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { RegisterStore } from '../../ports/register-store.ts';

/** What imports of registers stand on. */
export interface ImportServices {
  readonly registers: RegisterStore;
  readonly vault: IdentityVault;
  readonly catalogue: PolicyCatalogue;
  readonly clock: SystemClock;
}
