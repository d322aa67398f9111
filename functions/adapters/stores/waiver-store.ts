import type { Waiver } from '../../core/cases/waiver.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import type { WaiverStore } from '../../core/ports/waiver-store.ts';
import type { Item, ItemTable } from '../item-table/item-table.ts';
import { besideActions } from './beside-actions.ts';
import { json } from './case-rows.ts';
import { cursorText, pageAfter } from './cursors.ts';
import { listKeys, waiverKey } from './keys.ts';
import { refuseConflict } from './refuse-conflict.ts';

/** Waivers over any item table; they name nobody but by reference. */
export function createWaiverStore(table: ItemTable, keyRing: KeyRing): WaiverStore {
  return {
    add: async (waiver, beside = {}) => {
      const { id, person, jurisdiction, at } = waiver;
      const indexes = {
        gsi1: listKeys.waivedBy(person, at),
        gsi2: listKeys.waivedIn(jurisdiction, at, id),
      };
      const item = { ...waiverKey(id), revision: 1, indexes, body: json(waiver) };
      const actions = await besideActions(keyRing, beside, at);
      const write = table.transact([{ action: 'put', item, expected: 'absent' }, ...actions]);
      await refuseConflict(write, 'the waiver');
    },
    find: async (id) => {
      const item = /^[\w-]{1,100}$/.test(id) ? await table.get(waiverKey(id)) : undefined;
      return item && waiverIn(item);
    },
    ofPerson: async (person, { limit, cursor }) => {
      const { pk } = listKeys.waivedBy(person, '-');
      const { items, next } = await pageAfter(table, { index: 'gsi1', pk, limit }, cursor);
      return { items: items.map(waiverIn), next: cursorText(pk, next) };
    },
    inCounty: async (county, month, { limit, cursor }) => {
      const { pk } = listKeys.waivedIn(county, month, '');
      const { items, next } = await pageAfter(table, { index: 'gsi2', pk, limit }, cursor);
      return { items: items.map(waiverIn), next: cursorText(pk, next) };
    },
  };
}

function waiverIn({ body }: Item): Waiver {
  return body as unknown as Waiver; // only this store writes waivers
}
