import { onEveryTable } from '../support/on-every-table.ts';
import { caseStoreContract } from './case-store.contract.ts';

onEveryTable('a case store', caseStoreContract);
