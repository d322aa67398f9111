import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { superiorsOf } from '../../core/jurisdictions/jurisdiction-code.ts';
import { parseRegisterLayout } from '../../core/registers/parse-register-layout.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { RegisterLayout } from '../../generated/register-file.ts';

/**
 * The layouts that offices keep beside their policies, policies/<code>-…/registers/*.json: those of a jurisdiction
 * first, then those of its superiors. Read each time, so that a new one counts at once. Refuses
 * register-layout-invalid, naming the file.
 */
export async function officeLayouts(
  policiesFolder: string,
  jurisdiction: string,
): Promise<readonly RegisterLayout[]> {
  const folders = await namesIn(policiesFolder);
  const levels = [jurisdiction, ...superiorsOf(jurisdiction)];
  const found = await Promise.all(
    levels.map(async (code) => {
      const own = folders.filter((name) => name === code || name.startsWith(`${code}-`));
      return (await Promise.all(own.map((name) => layoutsIn(policiesFolder, `${name}/registers`)))).flat();
    }),
  );
  return found.flat();
}

async function layoutsIn(policiesFolder: string, folder: string): Promise<RegisterLayout[]> {
  const names = (await namesIn(join(policiesFolder, folder))).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.sort().map(async (name) => {
      const path = `${folder}/${name}`;
      return parseRegisterLayout(parsed(await readFile(join(policiesFolder, path), 'utf8'), path), path);
    }),
  );
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : 'it is no JSON';
    throw new Refusal('register-layout-invalid', `layout ${path} is not JSON: ${found}`);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
