import { OTHER_BENEFITS } from '../facts/other-benefits.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { ProposedEntry } from './finding.ts';
import type { KnownState } from './known-state.ts';
import type { News } from './news.ts';
import type { RegisterRecord } from './register-record.ts';
import { listedBenefit, namesBenefit, registeredBenefits } from './registered-benefits.ts';
import { sameValue } from './same-value.ts';

const BEGUN = 'other-benefit-begun';

/** Other benefits that began, ended or have another amount, against the list in the dossier: one matter, since the list is one fact. */
export function benefitNews(
  state: KnownState,
  records: readonly RegisterRecord[],
  context: Pick<ComparisonContext, 'policy' | 'on' | 'layouts'>,
): News[] {
  const { on, policy } = context;
  const { drawn, over } = registeredBenefits(records, context);
  const fact = state.factOn(OTHER_BENEFITS, on);
  const known: readonly unknown[] = Array.isArray(fact?.value) ? fact.value : [];
  const begun = drawn.filter(({ benefit }) => !known.some((one) => namesBenefit(one, benefit)));
  const ended = over.filter(({ benefit }) => known.some((one) => namesBenefit(one, benefit)));
  const changed = drawn.filter(({ benefit }) =>
    known.some(
      (one) =>
        namesBenefit(one, benefit) &&
        benefit.monthlyAmount !== null &&
        !sameValue({ ...Object(one), ...listedBenefit(benefit) }, one),
    ),
  );
  const news = [...begun, ...ended, ...changed];
  if (news.length === 0) return [];
  const kept = known
    .filter((one) => ![...ended].some(({ benefit }) => namesBenefit(one, benefit)))
    .map((one) => {
      const change = changed.find(({ benefit }) => namesBenefit(one, benefit));
      return change === undefined ? one : { ...Object(one), ...listedBenefit(change.benefit) };
    });
  const values = { [OTHER_BENEFITS]: [...kept, ...begun.map(({ benefit }) => listedBenefit(benefit))] };
  const days = [
    ...begun.map(({ benefit, record }) => benefit.begunOn ?? record.since),
    ...ended.map(({ benefit, record }) => benefit.endedOn ?? record.since),
    ...changed.map(({ record }) => record.since),
  ];
  const from = [...days, fact?.from ?? ''].sort().at(-1) ?? on;
  const events: ProposedEntry[] =
    policy.rules.events?.[BEGUN] === undefined
      ? []
      : begun.flatMap(({ benefit }) =>
          benefit.begunOn === null ||
          state.events.some((one) => one.event === BEGUN && one.on === benefit.begunOn)
            ? []
            : [{ type: 'event', event: BEGUN, on: benefit.begunOn }],
        );
  const asOf = news.map(({ record }) => record.asOf).sort()[0] ?? null;
  return [
    {
      subject: news.map(({ benefit }) => `${OTHER_BENEFITS}.${benefit.code}`).sort(),
      records: [...new Set(news.map(({ record }) => record))],
      proposed: [{ type: 'facts', from, values, asOf }, ...events],
    },
  ];
}
