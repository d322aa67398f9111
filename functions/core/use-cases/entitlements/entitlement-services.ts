import type { EntitlementContext } from '../../entitlements/entitlement-context.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { LedgerStore } from '../../ports/ledger-store.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';

/** What the use cases of entitlements stand on. */
export interface EntitlementServices {
  readonly dossiers: DossierStore;
  readonly ledger: Pick<LedgerStore, 'linesOf'>;
  readonly catalogue: PolicyCatalogue;
  readonly evaluator: EntitlementContext['evaluator'];
  readonly clock: SystemClock;
}
