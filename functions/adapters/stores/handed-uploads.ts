import type { ItemKey, ItemTable } from '../item-table/item-table.ts';
import { rewrite } from './rewrite.ts';

/** Longer than the file itself lies there. */
const rememberedSeconds = 3 * 24 * 60 * 60;

const keyOf = (to: string): ItemKey => ({ pk: `handed-upload#${to}`, sk: 'upload' });

/** Which upload an import goes on with, where its file cannot be moved to the import's own name. */
export interface HandedUploads {
  handOn(uploadId: string, to: string): Promise<void>;
  /** Undefined where nothing was handed on. */
  uploadFor(to: string): Promise<string | undefined>;
}

/** The same over any item table; `now` in Unix seconds. */
export function createHandedUploads(table: ItemTable, now: () => number): HandedUploads {
  return {
    handOn: (uploadId, to) =>
      rewrite(table, to, async () => {
        const present = await table.get(keyOf(to));
        const revision = (present?.revision ?? 0) + 1;
        const expiresAt = now() + rememberedSeconds;
        const item = { ...keyOf(to), revision, expiresAt, body: { upload: uploadId } };
        return [{ action: 'put', item, expected: present?.revision ?? 'absent' }];
      }),
    uploadFor: async (to) => {
      const upload = (await table.get(keyOf(to)))?.body.upload;
      return typeof upload === 'string' ? upload : undefined;
    },
  };
}
