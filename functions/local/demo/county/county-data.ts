import type { SystemClock } from '../../../core/ports/clock.ts';
import { type OpenedData, openData } from '../../../runtime/open-data.ts';
import { seededIds } from './seeded-ids.ts';

/** After a power cut, a county that was made up is made up again: nothing waits for the disk. */
export const COUNTY_SAFETY = 'in-system';

/** The data folder of a county; who opens it names by a seed of his own the people whom he is the first to meet. */
export function openCountyData(folder: string, clock: SystemClock, seed: string): Promise<OpenedData> {
  return openData(folder, clock, { ids: seededIds(seed), safety: COUNTY_SAFETY });
}
