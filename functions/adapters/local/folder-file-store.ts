import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '../../core/ports/file-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { openSealedBytes, sealBytes } from '../identity/sealed-bytes.ts';
import { decodeSealedFile, encodeSealedFile } from '../identity/sealed-file.ts';
import { writeWhole } from './write-whole.ts';

const digest = /^[0-9a-f]{64}$/;

/** Files below a folder, each encrypted, under the SHA-256 of what is in it; a crash leaves no half of one. */
export function openFolderFileStore(folder: string, keyRing: KeyRing): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    keep: async (content) => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = pathOf(sha256);
      if ((await contentAt(path)) !== undefined) return sha256;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeWhole(path, encodeSealedFile(await sealBytes(keyRing, sha256, content)));
      return sha256;
    },
    read: async (sha256) => {
      if (!digest.test(sha256)) return undefined;
      const stored = await contentAt(pathOf(sha256));
      return stored && openSealedBytes(keyRing, sha256, decodeSealedFile(sha256, stored));
    },
  };
}

async function contentAt(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
