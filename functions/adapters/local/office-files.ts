import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { superiorsOf } from '../../core/jurisdictions/jurisdiction-code.ts';

/** A JSON file that an office keeps beside its policies. */
export interface OfficeFile {
  /** Below the policies folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * What offices keep beside their policies, policies/<code>-…/<kind>/*.json: the files of a jurisdiction first, then
 * those of its superiors, each by name. Read each time, so that a new one counts at once.
 */
export async function officeFiles(
  policiesFolder: string,
  jurisdiction: string,
  kind: 'registers' | 'banks',
): Promise<readonly OfficeFile[]> {
  const folders = await namesIn(policiesFolder);
  const levels = [jurisdiction, ...superiorsOf(jurisdiction)];
  const found = await Promise.all(
    levels.map(async (code) => {
      const own = folders.filter((name) => name === code || name.startsWith(`${code}-`));
      return (await Promise.all(own.map((name) => filesIn(policiesFolder, `${name}/${kind}`)))).flat();
    }),
  );
  return found.flat();
}

async function filesIn(policiesFolder: string, folder: string): Promise<OfficeFile[]> {
  const names = await namesIn(join(policiesFolder, folder));
  const ours = names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  return Promise.all(
    ours.map(async (name) => {
      const path = `${folder}/${name}`;
      return { path, text: await readFile(join(policiesFolder, path), 'utf8') };
    }),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
