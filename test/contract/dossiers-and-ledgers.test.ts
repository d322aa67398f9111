import { onEveryTable } from '../support/on-every-table.ts';
import { dossierStoreContract } from './dossier-store.contract.ts';
import { ledgerStoreContract } from './ledger-store.contract.ts';

onEveryTable('dossiers and ledgers', (openEmpty) => {
  dossierStoreContract(openEmpty);
  ledgerStoreContract(openEmpty);
});
