import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyText } from '../../core/policies/check/check-policies.ts';
import { isPolicyPath } from './is-policy-path.ts';

/** Reads every JSON file below a policies folder: <code>-<pinyin>/<effectiveFrom>.json and examples beside it. */
export function readPolicyFolder(folder: string): PolicyText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isPolicyPath)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
