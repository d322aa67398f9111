import type { FunctionName } from './functions.ts';

/** What the bundles weighed when somebody last looked, minified, in bytes. */
export type BundleSizes = Readonly<
  Record<FunctionName, { readonly bytes: number; readonly aboveLimitBecause?: string }>
>;

/**
 * The most that a function should weigh. The API and the tasks of a case never weigh more, since somebody waits for them;
 * others may, with a reason beside their row in bundle-sizes.json.
 */
export const mostBytes = (name: FunctionName): number => (name === 'api' ? 1_500_000 : 500_000);

/** A bundle that grew by more than this is recorded anew, with a word why. */
export const mostGrowth = 1.1;
