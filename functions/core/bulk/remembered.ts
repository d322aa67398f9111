/** Results that are kept of one pure function; beyond, all are forgotten and it begins anew. */
export const MOST_REMEMBERED = 20_000;

/** A pure function of one value that looks each value's result up where it was asked for it before. */
export function remembered<In, Out>(compute: (value: In) => Out): (value: In) => Out {
  const known = new Map<In, Out>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined || known.has(value)) return before as Out; // undefined is a result too
    const result = compute(value);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(value, result);
    return result;
  };
}
