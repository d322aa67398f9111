import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Waiver } from '../../cases/waiver.ts';
import { recertificationFigures } from '../../oversight/figures/recertification-figures.ts';
import { recoveryFigures } from '../../oversight/figures/recovery-figures.ts';
import { waiverFigures } from '../../oversight/figures/waiver-figures.ts';
import { monthsIn } from '../../oversight/period.ts';
import type { Recovery } from '../../payments/recovery.ts';
import type { Recertification } from '../../recertifications/recertification.ts';
import { topicOf } from './topic.ts';

/** Who was informed and does not want to apply. */
export const waiverTopic = topicOf<Waiver>({
  figures: waiverFigures,
  parts: async (_, { period }) => monthsIn(period),
  read: ({ waivers }, { county }, month, page) => waivers.inCounty(county, month, page),
  row: async (_, { id, township, at, person }, county) => ({
    id,
    jurisdiction: county,
    township,
    month: at.slice(0, 7),
    status: 'recorded',
    dueOn: null,
    person,
    run: null,
  }),
});

/** Who was to be looked at again. */
export const recertificationTopic = topicOf<Recertification>({
  figures: recertificationFigures,
  parts: async (_, { period }) => monthsIn(period),
  read: ({ recertifications }, { county }, month, page) => recertifications.ofMonth(county, month, page),
  row: async (_, { id, township, month, status, outcome, dueOn, person }, county) => ({
    id,
    jurisdiction: county,
    township,
    month,
    status: outcome?.result ?? status,
    dueOn: status === 'planned' ? dueOn : null,
    person,
    run: null,
  }),
});

/** What is to be got back; listed by state and day, so that only those of the period are read. */
export const recoveryTopic = topicOf<Recovery>({
  figures: recoveryFigures,
  parts: async () => ['open', 'closed'],
  read: ({ recoveries }, { county, period }, part, page) =>
    recoveries.openedIn(county, part === 'open' ? 'open' : 'closed', period, page),
  row: async (_, { id, opened, status, person }, county) => ({
    id,
    jurisdiction: county,
    township: null,
    month: calendarDateAt(opened.at).slice(0, 7),
    status,
    dueOn: null,
    person,
    run: null,
  }),
});
