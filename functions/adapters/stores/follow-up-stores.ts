import type { FollowUpStores } from '../../core/ports/follow-up-stores.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { ItemTable } from '../item-table/item-table.ts';
import { answerKeeper } from './beside-actions.ts';
import { countyDirectory } from './county-directory.ts';
import { createDiscoveryStore } from './discovery-store.ts';
import { createDossierStore } from './dossier-store.ts';
import { createFindingStore } from './finding-store.ts';
import { createLedgerStore } from './ledger-store.ts';
import { createPayeeAccountStore } from './payee-account-store.ts';
import { createPaymentRunStore } from './payment-run-store.ts';
import { createRecertificationStore } from './recertification-store.ts';
import { createRecoveryStore } from './recovery-store.ts';
import { createRegisterStore } from './register-store.ts';
import { createSimulationStore } from './simulation-store.ts';

/** All that is kept after a decision, over one table. */
export function createFollowUpStores(table: ItemTable, keyRing: KeyRing): FollowUpStores {
  return {
    dossiers: createDossierStore(table, keyRing),
    ledger: createLedgerStore(table, keyRing),
    accounts: createPayeeAccountStore(table, keyRing),
    runs: createPaymentRunStore(table, keyRing),
    recoveries: createRecoveryStore(table, keyRing),
    registers: createRegisterStore(table, keyRing),
    findings: createFindingStore(table, keyRing),
    discovery: createDiscoveryStore(table, keyRing),
    counties: countyDirectory(table),
    recertifications: createRecertificationStore(table, keyRing),
    simulations: createSimulationStore(table, keyRing),
    answers: answerKeeper(table, keyRing),
  };
}
