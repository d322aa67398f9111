import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** What follows a decision, as it is kept. */
export const awsFollowUp = once(() => createFollowUpStores(awsTable(), awsKeyRing()));
