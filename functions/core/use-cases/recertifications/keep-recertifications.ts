import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { platformActor } from '../../cases/actor.ts';
import { dayOfWeek } from '../../shared/calendar-date.ts';
import { addMonths } from '../../shared/month.ts';
import { missRecertifications } from './miss-recertifications.ts';
import { planRecertifications } from './plan-recertifications.ts';
import type { RecertificationServices } from './recertification-services.ts';

/** What a day's look came to. */
export interface KeptRecertifications {
  readonly planned: number;
  readonly missed: number;
}

const MONDAY = 1;
/** A month that ended longer ago has been looked at on every day since. */
const monthsBack = [0, -1, -2];

/**
 * The day's look at a jurisdiction's recertifications: what nobody did by its last day is noted as missed, and on
 * Mondays, since everybody who is paid has to be gone through, those of this month and the next are planned. A second
 * look on the same day finds nothing.
 */
export async function keepRecertifications(
  services: RecertificationServices,
  jurisdiction: string,
): Promise<KeptRecertifications> {
  const today = calendarDateAt(services.clock.now());
  const month = today.slice(0, 7);
  let [planned, missed] = [0, 0];
  const { items: payees } = await services.dossiers.payees(jurisdiction, { limit: 1 });
  if (payees.length === 0) return { planned, missed };
  if (dayOfWeek(today) === MONDAY)
    for (const one of [month, addMonths(month, 1)])
      planned += await planRecertifications(services, jurisdiction, one);
  for (const back of monthsBack)
    missed += await missRecertifications(services, jurisdiction, addMonths(month, back), platformActor);
  return { planned, missed };
}
