import type { AnswerKeeper } from './answer-store.ts';
import type { CountyDirectory } from './county-directory.ts';
import type { DiscoveryStore } from './discovery-store.ts';
import type { DossierStore } from './dossier-store.ts';
import type { FindingStore } from './finding-store.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { PayeeAccounts } from './payee-accounts.ts';
import type { PaymentRunStore } from './payment-run-store.ts';
import type { RecertificationStore } from './recertification-store.ts';
import type { RecoveryStore } from './recovery-store.ts';
import type { RegisterStore } from './register-store.ts';
import type { SimulationStore } from './simulation-store.ts';

/** Everything in which what follows a decision is kept. */
export interface FollowUpStores {
  readonly dossiers: DossierStore;
  readonly ledger: LedgerStore;
  readonly accounts: PayeeAccounts;
  readonly runs: PaymentRunStore;
  readonly recoveries: RecoveryStore;
  readonly registers: RegisterStore;
  readonly findings: FindingStore;
  readonly discovery: DiscoveryStore;
  readonly recertifications: RecertificationStore;
  readonly counties: CountyDirectory;
  readonly simulations: SimulationStore;
  /** What was answered under a caller's key to requests about any of these. */
  readonly answers: AnswerKeeper;
}
