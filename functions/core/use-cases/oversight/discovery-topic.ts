import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { discoveryFigures, type FollowedCandidate } from '../../oversight/figures/discovery-figures.ts';
import { monthsIn } from '../../oversight/period.ts';
import type { DiscoveryCandidate } from '../../registers/discovery-candidate.ts';
import type { OversightServices } from './oversight-services.ts';
import { topicOf } from './topic.ts';

/** People whom a county looked for, by the month in which each was found. */
export const discoveryTopic = topicOf<FollowedCandidate>({
  figures: discoveryFigures,
  parts: async (_, { period }) => monthsIn(period),
  read: async (services, { county }, month, page) => {
    const { items, next } = await services.discovery.foundIn(county, month, page);
    return { items: await Promise.all(items.map((one) => followed(services, one))), next };
  },
  row: async (_, one, county) => ({
    id: one.id,
    jurisdiction: county,
    township: one.township,
    month: one.foundOn.slice(0, 7),
    status: one.status,
    dueOn: null,
    person: one.person,
    run: null,
  }),
});

/** Only those who were told can have applied because of it; whoever applied before is no success of the contact. */
async function followed(
  { cases }: Pick<OversightServices, 'cases'>,
  candidate: DiscoveryCandidate,
): Promise<FollowedCandidate> {
  const told = candidate.contacts.find(({ outcome }) => outcome === 'told');
  if (told === undefined) return { ...candidate, appliedAfterOn: null };
  const { items } = await cases.list({ list: 'person', person: candidate.person }, { limit: 100 });
  const toldOn = calendarDateAt(told.at);
  const wanted = new Set(candidate.wouldGet.map(({ benefit }) => benefit));
  const applied = items
    .filter(({ appliedOn, benefits }) => appliedOn >= toldOn && benefits.some((one) => wanted.has(one)))
    .map(({ appliedOn }) => appliedOn);
  return { ...candidate, appliedAfterOn: applied.sort()[0] ?? null };
}
