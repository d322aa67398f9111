import { systemClock } from '../adapters/local/system-clock.ts';
import { caseLists } from '../adapters/stores/case-lists.ts';
import { createFailedTaskStore } from '../adapters/stores/failed-task-store.ts';
import { createTaskTokenStore } from '../adapters/stores/task-token-store.ts';
import { awsTable } from './aws-table.ts';
import { once } from './once.ts';

/** What tasks stand on that only ask where a case stands: the table, and no key to anything personal. */
export const awsStanding = once(() => {
  const table = awsTable();
  return {
    cases: caseLists(table),
    tokens: createTaskTokenStore(table),
    failures: createFailedTaskStore(table),
    clock: systemClock,
  };
});
