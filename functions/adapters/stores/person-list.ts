import type { Paged, PageRequest } from '../../core/ports/case-store.ts';
import type { PersonRef } from '../../core/ports/identity-vault.ts';
import type { Action, Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { cursorText } from './cursors.ts';
import { pageOverPartitions } from './partition-pages.ts';
import { personShard, personShards } from './shards.ts';

/** The row by which a person stands in a list; spread over 16 partitions, for a big city has millions. */
export function personListKey(list: string, person: PersonRef): ItemKey {
  return { pk: `${list}#${personShard(person)}`, sk: person };
}

/** Puts a person on a list on which he is not. */
export function enlist(list: string, person: PersonRef): Action {
  return {
    action: 'put',
    item: { ...personListKey(list, person), revision: 1, body: {} },
    expected: 'absent',
  };
}

/** The rows of a list, ascending by person; `after` begins behind one where no cursor does. */
export function personListPage(
  table: ItemTable,
  list: string,
  { limit, cursor }: PageRequest,
  after?: PersonRef,
): Promise<Paged<Item>> {
  const behind = after === undefined ? undefined : personListKey(list, after);
  const place = cursor ?? (behind && cursorText(behind.pk, behind)) ?? undefined;
  const partitions = personShards.map((shard) => `${list}#${shard}`);
  return pageOverPartitions(table, partitions, {}, { limit, cursor: place });
}
