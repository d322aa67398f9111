import type { Benefit, PolicyFile } from '../../../generated/policy-file.ts';
import type { ResolvedBenefit, ResolvedRules } from '../policy.ts';

/** The rules of one file, where null removes an entry, or the merged rules of a jurisdiction. */
export type StatedRules = PolicyFile | ResolvedRules;

export type StatedBenefit = Benefit | ResolvedBenefit;

/** Entries of a map that are there: a removed one has none. */
export function entriesOf<T>(
  map: Readonly<Record<string, T | null | undefined>> | undefined,
): readonly (readonly [id: string, entry: T])[] {
  const entries: (readonly [string, T])[] = [];
  if (map === undefined) return entries;
  for (const id of Object.keys(map)) {
    const entry = map[id];
    if (entry !== null && entry !== undefined) entries.push([id, entry]);
  }
  return entries;
}
