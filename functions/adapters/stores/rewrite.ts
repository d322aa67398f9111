import { Refusal } from '../../core/shared/refusal.ts';
import { itemLimits } from '../item-table/item-limits.ts';
import type { Action, ItemTable } from '../item-table/item-table.ts';
import { ItemTableError } from '../item-table/item-table-error.ts';
import { isWritten } from './written.ts';

/** Rivals for one row are few: another delivery, an officer, a rotation of keys. */
const attempts = 20;

/**
 * Reads and writes until nobody wrote in between: `actions` reads anew at each attempt; none means that nothing is to
 * be written. Refuses revision-stale where others were faster every time, record-full where a row would outgrow an item.
 */
export async function rewrite(
  table: ItemTable,
  subject: string,
  actions: () => Promise<readonly Action[]>,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const wanted = await actions();
    if (wanted.length === 0) return;
    if (
      await isWritten(
        table.transact(wanted).catch((error: unknown) => Promise.reject(inWords(subject, error))),
      )
    )
      return;
  }
  throw new Refusal(
    'revision-stale',
    `${subject} was changed by others ${attempts} times in a row; try again`,
  );
}

function inWords(subject: string, error: unknown): unknown {
  if (!(error instanceof ItemTableError && error.name === 'item-too-large')) return error;
  const most = itemLimits.itemBytes;
  return new Refusal('record-full', `${subject} would outgrow the ${most} bytes that a record has`);
}
