import type { FailedTask, FailedTaskStore } from '../../core/ports/failed-task-store.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { failedTaskKey, listKeys } from './keys.ts';
import { isWritten } from './written.ts';

/** Failed tasks over any item table. */
export function createFailedTaskStore(table: ItemTable): FailedTaskStore {
  const record: FailedTaskStore['record'] = async (failure) => {
    const key = failedTaskKey(failure.caseId);
    const present = await table.get(key);
    const before = present === undefined ? undefined : failureIn(present);
    const { since, timesGivenUp } = before ?? { since: failure.at, timesGivenUp: 0 };
    const after: FailedTask = { ...failure, since, timesGivenUp: timesGivenUp + 1 };
    const indexes = { gsi1: listKeys.failedTasks(since, failure.caseId) };
    const item = { ...key, revision: (present?.revision ?? 0) + 1, indexes, body: json(after) };
    if (await isWritten(table.put(item, present?.revision ?? 'absent'))) return;
    await record(failure); // another execution of the case failed at the same moment
  };

  const heal: FailedTaskStore['heal'] = async (caseId) => {
    const present = await table.get(failedTaskKey(caseId));
    if (present !== undefined) await isWritten(table.delete(failedTaskKey(caseId), present.revision));
  };

  return {
    record,
    heal,
    failureOf: async (caseId) => {
      const present = await table.get(failedTaskKey(caseId));
      return present === undefined ? undefined : failureIn(present);
    },
    list: async ({ limit, cursor }) => {
      const { pk } = listKeys.failedTasks('-', '');
      const { items, next } = await pageAfter(table, { index: 'gsi1', pk, limit }, cursor);
      return { items: items.map(failureIn), next: cursorText(pk, next) };
    },
  };
}

function failureIn({ body }: Item): FailedTask {
  return body as unknown as FailedTask; // only this store writes failures
}
