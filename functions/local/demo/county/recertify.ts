import type { Recertification } from '../../../core/recertifications/recertification.ts';
import { drawsFor } from '../../../core/registers/synthetic/draws.ts';
import type { Month } from '../../../core/shared/month.ts';
import { addMonths } from '../../../core/shared/month.ts';
import { pagesOf } from '../../../core/use-cases/payments/pages.ts';
import { missRecertifications } from '../../../core/use-cases/recertifications/miss-recertifications.ts';
import { planRecertifications } from '../../../core/use-cases/recertifications/plan-recertifications.ts';
import { recordRecertification } from '../../../core/use-cases/recertifications/record-recertification.ts';
import { officer } from '../demo-officer.ts';
import type { CountyWorld } from './county-world.ts';
import { count, type MonthTally } from './month-tally.ts';

/** Plans who is to be looked at this month and records what was found; what nobody did last month is missed. */
export async function recertify(world: CountyWorld, month: Month, tally: MonthTally): Promise<void> {
  const {
    recertifications,
    county: { jurisdiction },
  } = world;
  const { actor } = officer('civil-affairs', jurisdiction);
  const missed = await missRecertifications(recertifications, jurisdiction, addMonths(month, -1), actor);
  count(tally.recertified, 'missed', missed);
  await planRecertifications(recertifications, jurisdiction, month);
  const planned: Recertification[] = [];
  const list = recertifications.recertifications;
  for await (const page of pagesOf((request) => list.planned(jurisdiction, month, request), 200))
    planned.push(...page);
  const atOnce = 100;
  for (let from = 0; from < planned.length; from += atOnce)
    await Promise.all(planned.slice(from, from + atOnce).map((one) => recordOne(world, one, tally)));
}

/** Mostly by data, some by a visit; a few nobody gets to. */
async function recordOne(
  world: CountyWorld,
  { id, township }: Recertification,
  tally: MonthTally,
): Promise<void> {
  const { recertifications, clock, county } = world;
  const draws = drawsFor(`recertify ${id}`);
  if (draws.happens(0.005)) return;
  const [means, result] = [draws.happens(0.15) ? 'visit' : 'data', 'confirmed'] as const;
  const on = clock.now().slice(0, 10);
  const { actor } = officer('township', township ?? county.jurisdiction);
  await recordRecertification(recertifications, id, { result, means, on }, actor);
  count(tally.recertified, means);
}
