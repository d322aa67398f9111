import { join } from 'node:path';

/** Where everything lies below a data folder. */
export interface DataPaths {
  readonly folder: string;
  readonly keys: string;
  /** Items: cases, events, identities, all of it sealed where it is personal. */
  readonly database: string;
  /** Contents of materials, each encrypted. */
  readonly files: string;
  /** Register files on their way in, each encrypted; empty when nothing is being imported. */
  readonly incoming: string;
  /** Back this up, apart from the rest: without it nothing can be read. */
  readonly keyRing: string;
  readonly issuer: string;
}

/** The paths of a data folder; without one, of `data` in this repository. */
export function dataPaths(given: string | undefined): DataPaths {
  const folder = given ?? join(import.meta.dirname, '..', '..', 'data');
  const keys = join(folder, 'keys');
  return {
    folder,
    keys,
    database: join(folder, 'huize.sqlite'),
    files: join(folder, 'files'),
    incoming: join(folder, 'incoming'),
    keyRing: join(keys, 'key-ring.json'),
    issuer: join(keys, 'issuer.json'),
  };
}
