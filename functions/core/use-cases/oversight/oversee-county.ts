import { divisionName } from '../../jurisdictions/division-names.ts';
import type { FigureSums } from '../../oversight/figure.ts';
import { addTallies, type OversightSheet } from '../../oversight/oversight-sheet.ts';
import { type TopicId, topicIds } from '../../oversight/topics.ts';
import type { Tally } from '../../payments/payment-run.ts';
import type { OversightServices } from './oversight-services.ts';
import { paymentRhythm } from './payment-rhythm.ts';
import { releasedRuns } from './released-runs.ts';
import type { CountyInPeriod } from './topic.ts';
import { topics } from './topics.ts';

/** All figures of one county in a period, from lists by key; runs are read by their totals, findings one by one. */
export async function overseeCounty(
  services: OversightServices,
  where: CountyInPeriod,
): Promise<OversightSheet> {
  const { county: jurisdiction, period } = where;
  const [figures, { notMonthly, rhythm }, runs] = await Promise.all([
    Promise.all(topicIds.map(async (id) => [id, await topics[id].sum(services, where)] as const)),
    paymentRhythm(services, where),
    releasedRuns(services, jurisdiction, period),
  ]);
  return {
    jurisdiction,
    name: divisionName(jurisdiction) ?? jurisdiction,
    counties: 1,
    figures: Object.fromEntries(figures) as Record<TopicId, FigureSums>,
    rhythm,
    sentByBenefit: runs.reduce<Record<string, Tally>>(
      (sums, { totals }) => addTallies(sums, totals.byBenefit),
      {},
    ),
    notMonthly,
  };
}
