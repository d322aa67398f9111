import type { CaseSummary } from '../../cases/case-summary.ts';
import type { Office } from '../../cases/office.ts';
import type { Figure } from '../../oversight/figure.ts';
import { decidedFigures } from '../../oversight/figures/decided-figures.ts';
import { receivedFigures } from '../../oversight/figures/received-figures.ts';
import { monthsIn } from '../../oversight/period.ts';
import { type Topic, topicOf } from './topic.ts';

/** What a county took. */
export const receivedTopic = caseTopic('received', receivedFigures, ({ receiving }) => receiving);

/** What a county decides. */
export const decidedTopic = caseTopic('competent', decidedFigures, ({ competent }) => competent);

function caseTopic(
  list: 'received' | 'competent',
  figures: readonly Figure<CaseSummary>[],
  officeOf: (one: CaseSummary) => Office,
): Topic {
  return topicOf<CaseSummary>({
    figures,
    parts: async (_, { period }) => monthsIn(period),
    read: ({ cases }, { county }, month, page) => cases.list({ list, county, month }, page),
    row: async ({ cases }, one, county) => ({
      id: one.id,
      jurisdiction: county,
      township: officeOf(one).township,
      month: one.appliedOn.slice(0, 7),
      status: one.status,
      dueOn: one.turn?.dueOn ?? null,
      // Summaries name nobody, not even by reference.
      person: (await cases.load(one.id))?.case.person ?? '',
      run: null,
    }),
  });
}
