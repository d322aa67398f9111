import { paymentFigures, sumRuns } from '../../oversight/figures/payment-figures.ts';
import type { RunPayment } from '../../payments/payment-run.ts';
import { releasedRuns } from './released-runs.ts';
import { type Topic, topicOf } from './topic.ts';

const lists = topicOf<RunPayment & { readonly month: string }>({
  figures: paymentFigures,
  parts: async (services, { county, period }) =>
    (await releasedRuns(services, county, period)).map(({ id }) => id),
  read: async ({ runs }, _, runId, page) => {
    const [run, { items, next }] = await Promise.all([runs.load(runId), runs.payments(runId, page)]);
    return { items: items.map((payment) => ({ ...payment, month: run?.month ?? '' })), next };
  },
  row: async (_, { id, month, person, run, unpayable, bank }, county) => ({
    id,
    jurisdiction: county,
    township: null,
    month,
    status: unpayable ?? bank?.outcome ?? 'unanswered',
    dueOn: null,
    person,
    run,
  }),
});

/** What a county paid. Its runs keep their totals, so that no payment is read for a figure. */
export const paymentTopic: Topic = {
  ...lists,
  sum: async (services, { county, period }) => sumRuns(await releasedRuns(services, county, period)),
};
