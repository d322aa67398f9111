import { createCaseStore } from '../adapters/stores/case-store.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** Cases for whoever reads them without deciding anything: no policies, no rules. */
export const awsCaseStore = once(() => createCaseStore({ table: awsTable(), keyRing: awsKeyRing() }));
