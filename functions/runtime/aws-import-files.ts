import { stagedRowSources } from '../adapters/exchange/staged-row-source.ts';
import { memoryStagedFiles } from '../adapters/memory-staged-files.ts';
import { createHandedUploads } from '../adapters/stores/handed-uploads.ts';
import type { RegisterPlatform } from '../api/platform.ts';
import type { RegisterImport } from '../core/registers/register-import.ts';
import { isUploadId } from '../core/uploads/upload.ts';
import { awsTable } from './aws-table.ts';
import { awsUploads } from './aws-uploads.ts';
import { once } from './once.ts';

const handedUploads = once(() => createHandedUploads(awsTable(), () => Math.floor(Date.now() / 1000)));

/** The bytes of the file of an import, each time anew. Refuses upload-unknown, and upload-damaged at their end. */
export async function* openAwsImportFile({
  id,
  fileDigest: sha256,
}: Pick<RegisterImport, 'id' | 'fileDigest'>): AsyncGenerator<Uint8Array> {
  yield* awsUploads().open({ id: await placeOf(id), sha256 });
}

/** Once an import is over, nobody asks for its file again. */
export async function removeAwsImportFile(importId: string): Promise<void> {
  await awsUploads().remove(await placeOf(importId));
}

/** The upload that an import took up, or what a request handed over under the import's own id. */
async function placeOf(importId: string): Promise<string> {
  return (await handedUploads().uploadFor(importId)) ?? importId;
}

/** Files of imports as a request has them. */
interface RequestImportFiles extends Pick<RegisterPlatform, 'staged' | 'sourceOf'> {
  /** The request has no more time: whoever goes on with the import finds its file. */
  handOver(one: Pick<RegisterImport, 'id' | 'fileDigest'>): Promise<void>;
  /** The import is over. */
  discard(importId: string): Promise<void>;
  /** The request is. */
  forget(importId: string): Promise<void>;
}

/**
 * In the cloud a body is small and held in memory, until it is handed over. An upload lies where it was put and is
 * never held whole; it cannot be moved, so an import is told which one is its own.
 */
export function awsRequestFiles(): RequestImportFiles {
  const memory = memoryStagedFiles();
  const isHeld = async (id: string) => (await memory.ids()).includes(id);
  return {
    staged: {
      ...memory,
      rename: (id, to) => (isUploadId(id) ? handedUploads().handOn(id, to) : memory.rename(id, to)),
      remove: (id) => (isUploadId(id) ? awsUploads().remove(id) : memory.remove(id)),
    },
    sourceOf: stagedRowSources({
      open: async function* (id, sha256) {
        if (isUploadId(id)) yield* awsUploads().open({ id, sha256 });
        else if (await isHeld(id)) yield* memory.open(id);
        else yield* openAwsImportFile({ id, fileDigest: sha256 });
      },
    }),
    handOver: async ({ id, fileDigest: sha256 }) => {
      if (!(await isHeld(id))) return;
      await awsUploads().keep({ id, sha256 }, memory.open(id));
      await handedUploads().handOn(id, id); // an upload of an attempt before this one may be gone
    },
    discard: async (importId) => {
      if (!(await isHeld(importId))) await removeAwsImportFile(importId);
    },
    forget: (importId) => memory.remove(importId),
  };
}
