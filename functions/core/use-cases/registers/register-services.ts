import type { IdentityVault } from '../../ports/identity-vault.ts';
import type { PaymentRunStore } from '../../ports/payment-run-store.ts';
import type { RecertificationStore } from '../../ports/recertification-store.ts';
import type { DiscoveryServices } from './discovery-services.ts';

/** All that registers, findings, discovery and recertifications stand on. */
export interface RegisterServices extends DiscoveryServices {
  readonly vault: IdentityVault;
  readonly recertifications: RecertificationStore;
  readonly runs: Pick<PaymentRunStore, 'runsOf'>;
}
