import { onEveryTable } from '../support/on-every-table.ts';
import { findingStoreContract } from './finding-store.contract.ts';
import { paymentStoresContract } from './payment-stores.contract.ts';
import { registerStoreContract } from './register-store.contract.ts';
import { uploadStoreContract } from './upload-store.contract.ts';

onEveryTable('registers, findings, payment runs and uploads', (openEmpty) => {
  registerStoreContract(openEmpty);
  findingStoreContract(openEmpty);
  paymentStoresContract(openEmpty);
  uploadStoreContract(openEmpty);
});
