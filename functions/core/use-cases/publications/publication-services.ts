import type { PublicationShelf } from '../../ports/publication-shelf.ts';
import type { Trust } from '../../publications/check-signatures.ts';

/** Where versions of a platform's policies are handed in, and whose signatures count. */
export interface PublicationServices {
  readonly shelf: PublicationShelf;
  readonly trust: Trust;
}
