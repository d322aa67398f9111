import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;

/** The text of a file that its owner alone may read; makes it first if there is none, once among racing processes. */
export function readOrMakePrivateFile(file: string, make: () => string): string {
  if (!isThere(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomUUID()}`;
    writeDurably(draft, make());
    try {
      linkSync(draft, file); // unlike a rename, it never replaces what another process made meanwhile
    } catch (error) {
      if (!isThere(file)) throw error;
    } finally {
      rmSync(draft);
    }
    syncFolder(file);
  }
  return readPrivateFile(file);
}

/** A change takes milliseconds; a draft as old as this was left by a process that died. */
const abandonedAfterMs = 60_000;

/** Replaces the text in one step; a second writer at the same time is a fault, so that neither's text is lost. */
export function replacePrivateFile(file: string, change: (text: string) => string): void {
  const draft = `${file}.new`;
  const present = statSync(draft, { throwIfNoEntry: false });
  if (present !== undefined) {
    if (Date.now() - present.mtimeMs < abandonedAfterMs)
      throw new Error(`${draft} exists: another change is under way, or was cut off; try again in a minute`);
    rmSync(draft);
  }
  writeDurably(draft, change(readPrivateFile(file)));
  renameSync(draft, file);
  syncFolder(file);
}

function readPrivateFile(file: string): string {
  const mode = statSync(file).mode & 0o777;
  // Windows has no such bits and reports 666.
  if ((mode & 0o077) !== 0 && process.platform !== 'win32') {
    throw new Error(`${file} has mode ${mode.toString(8)}; it holds secret keys and must have mode 600`);
  }
  return readFileSync(file, 'utf8');
}

/** Another value after every change of the file; undefined where there is none. */
export function markOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', OWNER_ONLY);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(file);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(file: string): void {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const descriptor = openSync(dirname(file), 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
