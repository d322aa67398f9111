import type { BenefitDue, DueMonth } from '../../functions/core/entitlements/due-month.ts';
import { addMonths, type Month, monthIndex } from '../../functions/core/shared/month.ts';

/** Something that became known: for months on end a benefit comes to an amount. The highest rank counts. */
export interface News {
  readonly rank: number;
  readonly benefit: string;
  readonly from: Month;
  readonly through: Month;
  readonly fen: number | 'undetermined';
  readonly jurisdiction: string;
  readonly policy?: string;
  readonly because?: string;
}

function inventedBenefit(fen: number | 'undetermined', news: Partial<News> = {}): BenefitDue {
  const amount = fen === 'undetermined' ? 0 : fen;
  return {
    jurisdiction: news.jurisdiction ?? '500156',
    outcome: fen === 'undetermined' ? 'undetermined' : fen > 0 ? 'granted' : 'refused',
    fen: amount,
    class: amount > 0 ? `class-${amount}` : null,
    because: [news.because ?? `class.${amount}`],
    explanation: { zh: `每月 ${amount} 分。`, en: `${amount} fen a month.` },
    citations: [],
    basis: {
      jurisdiction: news.jurisdiction ?? '500156',
      policy: news.policy ?? 'policy-1',
      facts: `facts-${news.rank ?? 0}`,
    },
  };
}

/** due(month) by an invented rule: what counts for each benefit is the content of the news, never the order in which it came. */
export function inventedDue(news: readonly News[], first: Month, through: Month): DueMonth[] {
  const sorted = [...news].sort((a, b) => a.rank - b.rank);
  const months = Math.max(0, monthIndex(through) - monthIndex(first) + 1);
  return Array.from({ length: months }, (_, index): DueMonth => {
    const month = addMonths(first, index);
    const known = sorted.filter((one) => one.from <= month && month <= one.through);
    const jurisdiction = known.at(-1)?.jurisdiction ?? null;
    const benefits = Object.fromEntries(
      known.map((one): [string, BenefitDue] => [one.benefit, inventedBenefit(one.fen, one)]),
    );
    return { month, jurisdiction, benefits };
  });
}
