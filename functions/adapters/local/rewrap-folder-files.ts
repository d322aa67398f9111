import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyRing } from '../../core/ports/key-ring.ts';
import { decodeSealedFile, encodeSealedFile } from '../identity/sealed-file.ts';
import { incomingEnding, writeWhole } from './write-whole.ts';

const shard = /^[0-9a-f]{2}$/;
const digest = /^[0-9a-f]{64}$/;
/** More than the line that names the master key takes. */
const headBytes = 4096;
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * Wraps the data keys of all files of a folder file store by the current master key and says how many; contents are
 * not encrypted again. Each file is replaced in one step: it can run beside the server, be cut off and be run again.
 * What a crash left half written is removed.
 */
export async function rewrapFolderFiles(folder: string, keyRing: KeyRing): Promise<number> {
  let count = 0;
  for (const part of (await namesIn(folder)).filter((name) => shard.test(name)))
    for (const name of await namesIn(join(folder, part))) {
      const path = join(folder, part, name);
      if (digest.test(name)) count += await rewrapFile(path, name, keyRing);
      else if (name.endsWith(incomingEnding)) await removeAbandoned(path);
    }
  return count;
}

async function rewrapFile(path: string, sha256: string, keyRing: KeyRing): Promise<number> {
  const head = decodeSealedFile(sha256, await headOf(path));
  if (head.masterKeyId === keyRing.currentMasterKeyId) return 0;
  const sealed = decodeSealedFile(sha256, await readFile(path));
  const again = await keyRing.rewrap(sealed, sha256);
  await writeWhole(path, encodeSealedFile({ ...sealed, ...again }));
  return 1;
}

/** The beginning of a file, so that one which needs nothing is not read whole. */
async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function removeAbandoned(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined); // written to its end meanwhile
  if (found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { force: true });
}

/** A folder that is not there yet holds nothing. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
