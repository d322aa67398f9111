import { onEveryTable } from '../support/on-every-table.ts';
import { findingStoreContract } from './finding-store.contract.ts';
import { paymentStoresContract } from './payment-stores.contract.ts';
import { registerStoreContract } from './register-store.contract.ts';

onEveryTable('registers, findings and payment runs', (openEmpty) => {
  registerStoreContract(openEmpty);
  findingStoreContract(openEmpty);
  paymentStoresContract(openEmpty);
});
