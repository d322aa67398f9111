import type { ItemKey, ItemTable } from '../item-table/item-table.ts';
import { isWritten } from './written.ts';

/** Work that one process at a time may do, over any item table. */
export interface LeaseStore {
  /**
   * Does the work unless another owner is at it; false: it is left to him. The same owner may always begin again: what
   * is tried once more is not held up by its own first attempt. A lease that nobody gave back ends by itself.
   */
  during(name: string, owner: LeaseOwner, work: () => Promise<void>): Promise<boolean>;
}

export interface LeaseOwner {
  readonly id: string;
  /** Longer than the work may take. */
  readonly seconds: number;
}

/** `now` in Unix seconds. */
export function createLeaseStore(table: ItemTable, now: () => number): LeaseStore {
  const keyOf = (name: string): ItemKey => ({ pk: `lease#${name}`, sk: 'lease' });

  const take = async (name: string, { id, seconds }: LeaseOwner): Promise<boolean> => {
    const present = await table.get(keyOf(name));
    if (present !== undefined && present.body.owner !== id) return false;
    const revision = (present?.revision ?? 0) + 1;
    const item = { ...keyOf(name), revision, expiresAt: now() + seconds, body: { owner: id } };
    return isWritten(table.put(item, present?.revision ?? 'absent'));
  };

  const giveBack = async (name: string, { id }: LeaseOwner): Promise<void> => {
    const present = await table.get(keyOf(name));
    if (present?.body.owner === id) await isWritten(table.delete(keyOf(name), present.revision));
  };

  return {
    during: async (name, owner, work) => {
      if (!(await take(name, owner))) return false;
      try {
        await work();
        return true;
      } finally {
        await giveBack(name, owner);
      }
    },
  };
}
