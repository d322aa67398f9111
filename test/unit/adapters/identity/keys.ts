import { afterEach } from 'vitest';
import { openFileKeyRing } from '../../../../functions/adapters/local/file-key-ring.ts';
import type { IdSource } from '../../../../functions/core/ports/id-source.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';

const folders: TemporaryFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A path in a folder of its own, which goes with the test. */
export const newPath = (name: string): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.pathOf(name);
};

export const newKeyRing = () => openFileKeyRing(newPath('keys/key-ring.json'));

/** References in a row: person_1, person_2, … */
export const countedIds = (): IdSource => {
  let last = 0;
  return { next: (prefix) => `${prefix}_${++last}` };
};
