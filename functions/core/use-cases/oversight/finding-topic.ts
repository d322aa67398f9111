import { findingFigures } from '../../oversight/figures/finding-figures.ts';
import { monthsIn } from '../../oversight/period.ts';
import { type Finding, isUnsettled } from '../../registers/finding.ts';
import { topicOf } from './topic.ts';

/** What comparisons found in a county. */
export const findingTopic = topicOf<Finding>({
  figures: findingFigures,
  parts: async (_, { period }) => monthsIn(period),
  read: ({ findings }, { county: jurisdiction }, month, page) =>
    findings.list({ list: 'found', jurisdiction, month }, page),
  row: async (_, finding, county) => ({
    id: finding.id,
    jurisdiction: county,
    township: finding.township,
    month: finding.foundOn.slice(0, 7),
    status: finding.status,
    dueOn: isUnsettled(finding) ? finding.dueOn : null,
    person: finding.person,
    run: null,
  }),
});
