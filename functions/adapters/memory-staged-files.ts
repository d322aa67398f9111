import { createHash, randomUUID } from 'node:crypto';
import type { StagedFiles } from '../core/ports/staged-files.ts';

/** Staged files in memory, for a function whose requests are small and are answered before the next one comes. */
export function memoryStagedFiles(): StagedFiles {
  const files = new Map<string, readonly Uint8Array[]>();
  return {
    keep: async (content) => {
      const [id, parts, hash] = [`upload_${randomUUID()}`, [] as Uint8Array[], createHash('sha256')];
      for await (const part of content) {
        parts.push(part);
        hash.update(part);
      }
      files.set(id, parts);
      return { id, sha256: hash.digest('hex') };
    },
    rename: async (id, to) => {
      const parts = files.get(id);
      if (parts === undefined) throw new Error(`no file is staged as ${id}`);
      files.delete(id);
      files.set(to, parts);
    },
    open: async function* (id) {
      const parts = files.get(id);
      if (parts === undefined) throw new Error(`no file is staged as ${id}`);
      yield* parts;
    },
    remove: async (id) => void files.delete(id),
    ids: async () => [...files.keys()],
  };
}
