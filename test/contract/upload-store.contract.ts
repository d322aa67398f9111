import { beforeEach, describe, expect, test } from 'vitest';
import { createHandedUploads } from '../../functions/adapters/stores/handed-uploads.ts';
import { createUploadStore } from '../../functions/adapters/stores/upload-store.ts';
import type { OpenEmpty } from '../support/on-every-table.ts';
import { announced } from './uploads.contract.ts';

/** What was announced of uploads, on any table. */
export function uploadStoreContract(openEmpty: OpenEmpty): void {
  describe('announced uploads', () => {
    let table: Awaited<ReturnType<OpenEmpty>>;
    beforeEach(async () => {
      table = await openEmpty();
    });

    test('are found as they were announced, and of two who write at once one comes through', async () => {
      const store = createUploadStore(table);
      const upload = announced(1);
      await store.announce(upload);
      expect(await store.load(upload.id)).toEqual({ upload, version: 1 });
      const takenUp = { ...upload, takenUp: { at: upload.announcedAt, under: null } };
      expect(await store.save(takenUp, 1)).toBe(true);
      expect(await store.save(upload, 1)).toBe(false);
      expect(await store.load(upload.id)).toEqual({ upload: takenUp, version: 2 });
      expect(await store.load(announced(2).id)).toBeUndefined();
    });

    test('handed on are found by whom they were handed to, the last one counts', async () => {
      const handed = createHandedUploads(table, () => 0);
      expect(await handed.uploadFor('import_1')).toBeUndefined();
      await handed.handOn('upload-1', 'import_1');
      await handed.handOn('upload-2', 'import_1');
      expect(await handed.uploadFor('import_1')).toBe('upload-2');
    });
  });
}
