import { type FSWatcher, watch } from 'node:fs';

export interface FolderWatch {
  /** Watches exactly these folders from now on; answers whether all of them could be watched and none is new. */
  cover(folders: readonly string[]): { isComplete: boolean; isNew: boolean };
  close(): void;
}

/**
 * Says when something in some folders may have changed. One watch for each folder: the recursive watch of Linux
 * misses files in new folders. What it says is a hint; the caller looks for itself.
 */
export function watchFolders(onHint: () => void): FolderWatch {
  const watches = new Map<string, FSWatcher>();
  const drop = (folder: string) => {
    watches.get(folder)?.close();
    watches.delete(folder);
  };
  return {
    cover(folders) {
      const wanted = new Set(folders);
      for (const folder of [...watches.keys()]) if (!wanted.has(folder)) drop(folder);
      const fresh = folders.filter((folder) => !watches.has(folder));
      for (const folder of fresh) {
        const started = watchFolder(folder, onHint, () => drop(folder));
        if (started !== undefined) watches.set(folder, started);
      }
      return { isComplete: watches.size === wanted.size, isNew: fresh.some((folder) => watches.has(folder)) };
    },
    close() {
      for (const folder of [...watches.keys()]) drop(folder);
    },
  };
}

/** Undefined where the system has no more watches to give, or the folder is gone: the slow rescan sees to it. */
function watchFolder(folder: string, onHint: () => void, onLost: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, onHint);
    watcher.on('error', () => {
      onLost();
      onHint();
    });
    return watcher;
  } catch {
    return undefined;
  }
}
