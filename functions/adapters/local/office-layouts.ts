import { parseRegisterLayout } from '../../core/registers/parse-register-layout.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import type { RegisterLayout } from '../../generated/register-file.ts';
import { officeFiles } from './office-files.ts';

/**
 * The layouts that offices keep beside their policies, policies/<code>-…/registers/*.json: those of a jurisdiction
 * first, then those of its superiors. Refuses register-layout-invalid, naming the file.
 */
export async function officeLayouts(
  policiesFolder: string,
  jurisdiction: string,
): Promise<readonly RegisterLayout[]> {
  const files = await officeFiles(policiesFolder, jurisdiction, 'registers');
  return files.map(({ path, text }) => parseRegisterLayout(parsed(text, path), path));
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = error instanceof Error ? error.message : 'it is no JSON';
    throw new Refusal('register-layout-invalid', `layout ${path} is not JSON: ${found}`);
  }
}
