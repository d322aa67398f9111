import type { AnnouncedYear } from './announced-year.ts';

/**
 * Years we keep ourselves; each replaces the package's table for its year as a whole. Empty while the package
 * agrees with the notices. Fill it when a new notice is out before the package, or when the package is wrong:
 * every holiday and make-up day of the notice, and the notice's number and address.
 */
export const vendoredYears: readonly AnnouncedYear[] = [];
