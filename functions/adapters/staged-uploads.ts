import type { StagedFiles } from '../core/ports/staged-files.ts';
import type { Uploads } from '../core/ports/uploads.ts';
import { noUpload, wholeUpload } from './exchange/whole-upload.ts';

/**
 * Uploads of one machine: put to an address of the API itself and kept, encrypted, among the other files on their way
 * in, under the id of the upload.
 */
export function createStagedUploads(staged: StagedFiles): Uploads {
  const has = async (id: string) => (await staged.ids()).includes(id);
  return {
    address: async ({ id, contentType }) => ({
      method: 'PUT',
      url: `/v1/uploads/${id}`,
      headers: { 'content-type': contentType },
    }),
    keep: async (file, content) => {
      const kept = await staged.keep(wholeUpload(file, content));
      await staged.rename(kept.id, file.id);
    },
    has,
    open: async function* (file) {
      if (!(await has(file.id))) throw noUpload(file);
      yield* wholeUpload(file, staged.open(file.id));
    },
    remove: (id) => staged.remove(id),
  };
}
