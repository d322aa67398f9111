import type { RowSource } from '../../core/ports/row-source.ts';
import type { StagedFiles } from '../../core/ports/staged-files.ts';
import { createRowSource } from './row-source.ts';

/** Gives the rows of a staged file by its id, under its name and with its digest, which is known. */
export function stagedRowSources(
  staged: Pick<StagedFiles, 'open'>,
): (id: string, name: string, sha256: string) => RowSource {
  return (id, name, sha256) => ({
    ...createRowSource(name, () => staged.open(id)),
    digest: async () => sha256,
  });
}
