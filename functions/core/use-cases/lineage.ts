import { superiorsOf } from '../jurisdictions/jurisdiction-code.ts';

/** The codes that some jurisdiction's files name under `extends`. */
export type Extended = (code: string) => readonly string[];

const EXTENDS = /"extends"\s*:\s*"([1-9][0-9]{5})"/;

/** The code that a policy file extends. The text may be broken, so it is not parsed. */
export function extendedIn(text: string): string[] {
  const code = EXTENDS.exec(text)?.[1];
  return code === undefined ? [] : [code];
}

/** A jurisdiction and all whose files it may build on: the levels above by code and those that files extend. */
export function lineageOf(code: string, extended: Extended): Set<string> {
  const lineage = new Set<string>();
  const open = [code];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (lineage.has(next)) continue;
    lineage.add(next);
    open.push(...extended(next), ...superiorsOf(next));
  }
  return lineage;
}
