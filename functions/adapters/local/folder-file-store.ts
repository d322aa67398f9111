import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '../../core/ports/file-store.ts';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { isObject } from '../../core/shared/json.ts';
import { openSealedBytes, type SealedBytes, sealBytes } from '../identity/sealed-bytes.ts';
import { asStorageFault } from './no-room-left.ts';

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
      await writeWhole(path, encode(await sealBytes(keyRing, sha256, content)));
      return sha256;
    },
    read: async (sha256) => {
      if (!digest.test(sha256)) return undefined;
      const stored = await contentAt(pathOf(sha256));
      return stored && openSealedBytes(keyRing, sha256, decode(sha256, stored));
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

/** On the disk before it has its name; whatever goes wrong, such as a full disk, leaves nothing behind. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const incoming = `${path}.${randomUUID()}.incoming`;
  try {
    const file = await open(incoming, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(incoming, path);
    await syncFolder(dirname(path));
  } catch (fault) {
    await rm(incoming, { force: true });
    throw asStorageFault(fault);
  }
}

/** A new name is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** One line of JSON with the wrapped key, then the encrypted bytes. */
function encode({ masterKeyId, wrapped, data }: SealedBytes): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ masterKeyId, wrapped })}\n`), data]);
}

function decode(sha256: string, stored: Buffer): SealedBytes {
  const end = stored.indexOf('\n');
  const header: unknown = JSON.parse(stored.subarray(0, end).toString('utf8'));
  if (isObject(header) && typeof header.masterKeyId === 'string' && typeof header.wrapped === 'string')
    return { masterKeyId: header.masterKeyId, wrapped: header.wrapped, data: stored.subarray(end + 1) };
  throw new Error(`file ${sha256} was not written by this file store`);
}
