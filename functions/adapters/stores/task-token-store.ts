import type { TaskTokenStore, WaitingTask } from '../../core/ports/task-token-store.ts';
import { keyId } from '../item-table/item-key.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { summaryKey, waitingTaskKey } from './keys.ts';
import { isConflict, isWritten } from './written.ts';

/** Tokens over any item table. */
export function createTaskTokenStore(table: ItemTable): TaskTokenStore {
  const keep: TaskTokenStore['keep'] = async (task) => {
    const key = waitingTaskKey(task.caseId);
    const present = await table.get(key);
    const { caseId, sinceRevision, token } = task;
    const item = { ...key, revision: (present?.revision ?? 0) + 1, body: { caseId, sinceRevision, token } };
    try {
      await table.transact([
        { action: 'put', item, expected: present?.revision ?? 'absent' },
        { action: 'check', key: summaryKey(caseId), expected: sinceRevision },
      ]);
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (error.keys.some((each) => keyId(each) === keyId(summaryKey(caseId)))) return false;
      return keep(task); // another execution came between; the later token is the one that counts
    }
  };

  return {
    keep,
    waitingFor: async (caseId) => {
      const item = await table.get(waitingTaskKey(caseId));
      return item === undefined ? undefined : taskIn(item);
    },
    forget: async ({ caseId, token }) => {
      const item = await table.get(waitingTaskKey(caseId));
      if (item?.body.token === token) await isWritten(table.delete(waitingTaskKey(caseId), item.revision));
    },
  };
}

function taskIn({ pk, body }: Item): WaitingTask {
  const { caseId, sinceRevision, token } = body;
  if (typeof caseId === 'string' && typeof sinceRevision === 'number' && typeof token === 'string')
    return { caseId, sinceRevision, token };
  throw new Error(`${pk} holds no waiting task`);
}
