import { relative } from 'node:path';

/** A path as people name it: from the folder they stand in, or in full where it lies outside. */
export function shownPath(path: string, folder: string): string {
  const from = relative(folder, path);
  return from === '' || from.startsWith('..') ? path : from.replaceAll('\\', '/');
}
