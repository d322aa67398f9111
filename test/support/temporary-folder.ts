import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TemporaryFolder = { pathOf(name: string): string; remove(): void };

/** A new empty folder, to be removed by the test that asked for it. */
export const temporaryFolder = (): TemporaryFolder => {
  const path = mkdtempSync(join(tmpdir(), 'huize-'));
  return {
    pathOf: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};
