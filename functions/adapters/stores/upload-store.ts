import type { UploadStore } from '../../core/ports/upload-store.ts';
import type { Upload } from '../../core/uploads/upload.ts';
import type { Item, ItemKey, ItemTable } from '../item-table/item-table.ts';
import { json } from './case-rows.ts';
import { isWritten } from './written.ts';

/** As long as answers to idempotency keys. */
const rememberedSeconds = 7 * 24 * 60 * 60;

const keyOf = (id: string): ItemKey => ({ pk: `upload#${id}`, sk: 'upload' });

/** What was announced of uploads, over any item table; names nobody but by the subject of a token. */
export function createUploadStore(table: ItemTable): UploadStore {
  const itemOf = (upload: Upload, revision: number): Item => ({
    ...keyOf(upload.id),
    revision,
    expiresAt: Math.floor(Date.parse(upload.announcedAt) / 1000) + rememberedSeconds,
    body: json(upload),
  });
  return {
    announce: (upload) => table.put(itemOf(upload, 1), 'absent'),
    load: async (id) => {
      const row = await table.get(keyOf(id));
      return row && { upload: row.body as unknown as Upload, version: row.revision }; // only this writes here
    },
    save: (upload, version) => isWritten(table.put(itemOf(upload, version + 1), version)),
  };
}
