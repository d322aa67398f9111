import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { PolicyText } from '../../core/policies/check/check-policies.ts';
import { isPolicyOrPublicationPath } from './is-policy-path.ts';

/** By path what tells that a file may have another content: times, size and inode. */
export type FileMarks = ReadonlyMap<string, string>;

export interface FolderScan {
  readonly marks: FileMarks;
  /** Folders in which something may appear, the policies folder itself included. */
  readonly folders: readonly string[];
  /** Files whose marks differ from those before. */
  readonly changed: readonly PolicyText[];
  readonly removed: readonly string[];
  /** Files that are there but cannot be read; what was read of them before still counts. */
  readonly unreadable: readonly { readonly path: string; readonly error: unknown }[];
}

/** So many files are looked at or read at once. */
const AT_ONCE = 64;

/** More of a file is not read: the check refuses a file of this size, and memory is not for such files. */
const MOST_BYTES = 2_000_000;

/** Looks at every policy file and publication below a folder and reads those that changed. Throws where the folder cannot be read. */
export async function scanPolicyFolder(folder: string, before: FileMarks): Promise<FolderScan> {
  const { files, folders } = await list(folder);
  const marks = new Map<string, string>();
  const changed: PolicyText[] = [];
  const unreadable: { path: string; error: unknown }[] = [];
  await inParallel(files, async (path) => {
    const known = before.get(path);
    try {
      const found = await stat(join(folder, path));
      if (!found.isFile()) return;
      const mark = `${found.mtimeMs} ${found.ctimeMs} ${found.size} ${found.ino}`;
      if (mark !== known) changed.push({ path, text: await readStart(join(folder, path)) });
      marks.set(path, mark);
    } catch (error) {
      if (isGone(error)) return;
      unreadable.push({ path, error });
      if (known !== undefined) marks.set(path, known);
    }
  });
  changed.sort((a, b) => (a.path < b.path ? -1 : 1));
  const removed = [...before.keys()].filter((path) => !marks.has(path)).sort();
  return { marks, folders, changed, removed, unreadable };
}

async function list(folder: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = entries
    .map((entry) => ({ path: pathBelow(folder, entry), isFolder: entry.isDirectory() }))
    .filter(({ path }) => !path.split('/').some((step) => step.startsWith('.')));
  const folders = all.filter(({ isFolder }) => isFolder).map(({ path }) => join(folder, path));
  const files = all
    .filter(({ path, isFolder }) => !isFolder && isPolicyOrPublicationPath(path))
    .map(({ path }) => path);
  return { files, folders: [folder, ...folders] };
}

function pathBelow(folder: string, { parentPath, name }: Dirent): string {
  return relative(folder, join(parentPath, name)).replaceAll('\\', '/');
}

async function readStart(path: string): Promise<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(Math.min((await file.stat()).size, MOST_BYTES));
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.toString('utf8', 0, length);
  } finally {
    await file.close();
  }
}

/** An editor that replaces a file takes it away for a moment; the next scan sees what came of it. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += AT_ONCE)
    await Promise.all(all.slice(start, start + AT_ONCE).map(work));
}
