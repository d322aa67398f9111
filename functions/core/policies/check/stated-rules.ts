import type { Benefit, PolicyFile } from '../../../generated/policy-file.ts';
import type { ResolvedBenefit, ResolvedRules } from '../policy.ts';

/** The rules of one file, where null removes an entry, or the merged rules of a jurisdiction. */
export type StatedRules = PolicyFile | ResolvedRules;

export type StatedBenefit = Benefit | ResolvedBenefit;

/** Entries of a map that are there: a removed one has none. */
export function entriesOf<T>(
  map: Readonly<Record<string, T | null | undefined>> | undefined,
): readonly (readonly [id: string, entry: T])[] {
  if (map === undefined) return [];
  return Object.entries(map).flatMap(([id, entry]) =>
    entry === null || entry === undefined ? [] : [[id, entry] as const],
  );
}
