import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asStorageFault } from './no-room-left.ts';

/** How the name of a file ends that has not got its own yet; what a crash leaves is none of ours after an hour. */
export const incomingEnding = '.incoming';

/** On the disk before it has its name; whatever goes wrong, such as a full disk, leaves nothing behind. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const incoming = `${path}.${randomUUID()}${incomingEnding}`;
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
