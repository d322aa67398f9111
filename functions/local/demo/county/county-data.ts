import type { SystemClock } from '../../../core/ports/clock.ts';
import { type OpenedData, openData } from '../../../runtime/open-data.ts';
import { seededIds } from './seeded-ids.ts';

/**
 * The data folder of a county that was made up. After a power cut it is made up again, so nothing waits for the disk;
 * who opens it names by a seed of his own the people whom he is the first to meet.
 */
export function openCountyData(folder: string, clock: SystemClock, seed: string): Promise<OpenedData> {
  return openData(folder, clock, { ids: seededIds(seed), safety: 'in-system' });
}
