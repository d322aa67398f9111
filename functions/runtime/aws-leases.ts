import { createLeaseStore } from '../adapters/stores/lease-store.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** Imports, comparisons and simulations, of which one function at a time goes on with each. */
export const awsLeases = once(() => createLeaseStore(awsTable(), () => Math.floor(Date.now() / 1000)));
