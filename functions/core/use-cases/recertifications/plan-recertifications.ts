import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Dossier } from '../../entitlements/dossier.ts';
import { planRecertification } from '../../recertifications/plan-recertification.ts';
import { lastDayOf, type Month } from '../../shared/month.ts';
import type { RecertificationServices } from './recertification-services.ts';

const PAGE = 200;

/**
 * Plans the recertifications of a jurisdiction that fall into a month, by its policy; planning again adds nobody
 * twice and touches nothing that is planned or done. Gives how many are new.
 */
export async function planRecertifications(
  services: RecertificationServices,
  jurisdiction: string,
  month: Month,
): Promise<number> {
  const { dossiers, catalogue, clock } = services;
  const on = calendarDateAt(clock.now());
  const context = { jurisdiction, policy: catalogue.policyOn(jurisdiction, lastDayOf(month)), on };
  if (context.policy.rules.time?.recertification === undefined) return 0;
  let planned = 0;
  let cursor: string | undefined;
  do {
    const { items, next } = await dossiers.payees(jurisdiction, { limit: PAGE, cursor });
    const added = await Promise.all(items.map((dossier) => plan(services, dossier, month, context)));
    planned += added.filter((isNew) => isNew).length;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return planned;
}

async function plan(
  { recertifications, registers }: RecertificationServices,
  dossier: Dossier,
  month: Month,
  context: Parameters<typeof planRecertification>[2],
): Promise<boolean> {
  const wanted = planRecertification(dossier, month, context);
  if (wanted === undefined || (await recertifications.load(wanted.id)) !== undefined) return false;
  const records = await registers.recordsOf(dossier.person);
  const township = records.find((record) => record.township !== null)?.township ?? null;
  await recertifications.save({ ...wanted, township });
  return true;
}
