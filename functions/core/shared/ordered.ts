/** Entries of a map in the order of their ids (UTF-16 code units): the same whatever file they came from. */
export function orderedEntries<T>(map: Readonly<Record<string, T>> | undefined): [string, T][] {
  return map === undefined ? [] : Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Entries by rank, lowest first, then by id. */
export function rankedEntries<T extends { rank?: number | undefined }>(
  map: Readonly<Record<string, T>> | undefined,
): [string, T][] {
  return orderedEntries(map).sort(([, a], [, b]) => (a.rank ?? 1000) - (b.rank ?? 1000));
}
