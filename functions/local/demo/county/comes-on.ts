import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import { addMonths, lastDayOf } from '../../../core/shared/month.ts';

/** Of those who could have come before the county is followed, so many had; the others come while it is. */
const CAME_BEFORE = 0.6;

/** The day on which somebody applies by himself; null where he never does. */
export function comesOn({ from, months, seed }: SyntheticCounty, life: SyntheticLife): string | null {
  const { appliesOn, index } = life;
  const first = `${from}-01`;
  if (appliesOn === null || appliesOn >= first) return appliesOn;
  const draws = drawsFor(`${seed} comes ${index}`);
  if (draws.happens(CAME_BEFORE)) return appliesOn;
  return draws.day(first, lastDayOf(addMonths(from, months - 1)));
}
