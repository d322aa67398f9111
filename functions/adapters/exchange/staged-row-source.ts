import type { RowSource } from '../../core/ports/row-source.ts';
import { createRowSource } from './row-source.ts';

/** Opens what lies under an id, or is to have this digest, from the first byte on, each time anew. */
interface OpensFiles {
  open(id: string, sha256: string): AsyncIterable<Uint8Array>;
}

/** Gives the rows of a staged file by its id, under its name and with its digest, which is known. */
export function stagedRowSources(
  staged: OpensFiles,
): (id: string, name: string, sha256: string) => RowSource {
  return (id, name, sha256) => ({
    ...createRowSource(name, () => staged.open(id, sha256)),
    digest: async () => sha256,
  });
}
