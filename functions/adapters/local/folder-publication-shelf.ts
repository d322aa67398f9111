import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { PublicationShelf } from '../../core/ports/publication-shelf.ts';

/** A policies folder as a shelf; a file appears whole or not at all. */
export function folderPublicationShelf(folder: string): PublicationShelf {
  return {
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.startsWith('.'))
        .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
        .sort();
    },
    read: (path) => readFile(join(folder, path), 'utf8').catch(onlyIfGone),
    async write(path, text) {
      const place = join(folder, path);
      await mkdir(dirname(place), { recursive: true });
      const draft = join(dirname(place), `.${randomUUID()}.new`);
      const file = await open(draft, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, place);
    },
    remove: (path) => rm(join(folder, path), { force: true }),
  };
}

function onlyIfGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
