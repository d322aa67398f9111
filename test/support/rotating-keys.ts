import { openFileKeyRing, rotateFileKeyRing } from '../../functions/adapters/local/file-key-ring.ts';
import type { KeyRing } from '../../functions/core/ports/key-ring.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A key ring, and the same ring after `keys rotate` gave it another master key. */
export function rotatingKeys(): { readonly before: KeyRing; readonly after: KeyRing } {
  const folder = temporaryFolder();
  const file = folder.pathOf('key-ring.json');
  const before = openFileKeyRing(file);
  rotateFileKeyRing(file);
  const after = openFileKeyRing(file);
  folder.remove();
  return { before, after };
}
