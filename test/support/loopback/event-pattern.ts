/** Whether an event fits a pattern of EventBridge, as far as ours go: lists of values, and prefixes. */
export function fitsPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((one) => fitsValue(one, event));
  if (typeof pattern !== 'object' || pattern === null) throw new Error(`${String(pattern)} is no pattern`);
  return Object.entries(pattern).every(([name, inner]) =>
    fitsPattern(inner, typeof event === 'object' && event !== null ? Reflect.get(event, name) : undefined),
  );
}

function fitsValue(wanted: unknown, found: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === found;
  const { prefix, ...rest } = wanted as { prefix?: string };
  if (prefix === undefined || Object.keys(rest).length > 0)
    throw new Error(`${JSON.stringify(wanted)} is a comparison that is not made here`);
  return typeof found === 'string' && found.startsWith(prefix);
}
