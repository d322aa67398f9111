import { type Citation, citationsOf } from '../determinations/citation.ts';
import type { ResolvedRules } from '../policies/policy.ts';
import { decimal } from '../shared/rational.ts';
import type { Bilingual } from '../shared/text.ts';
import type { RunTotals } from './payment-run.ts';

export const fundingLevels = ['central', 'province', 'prefecture', 'county', 'township'] as const;
export type FundingLevel = (typeof fundingLevels)[number];

/** What one level of government bears, in 分. */
export interface FundingShare {
  readonly level: FundingLevel;
  readonly percent: number;
  readonly fen: number;
}

/** The cost of a benefit in a run and who bears it. */
export interface BenefitFunding {
  readonly benefit: string;
  readonly people: number;
  readonly fen: number;
  /** Null where the policy does not say who bears what. */
  readonly shares: readonly FundingShare[] | null;
  /** What the shares of the policy leave over: 0, unless they do not come to 100 percent. */
  readonly unassigned: number;
  readonly citations: readonly Citation[];
  readonly note: Bilingual | null;
}

/** For the finance bureau: what a run costs, by benefit and by the shares that the policy gives (资金汇总). */
export function fundingSummary(totals: RunTotals, rules: ResolvedRules): BenefitFunding[] {
  return Object.entries(totals.byBenefit)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([benefit, { people, fen }]) => {
      const funding = rules.benefits?.[benefit]?.funding;
      if (funding === undefined)
        return { benefit, people, fen, shares: null, unassigned: fen, citations: [], note: unread };
      const shares = splitCost(fen, funding.shares);
      const unassigned = fen - shares.reduce((sum, share) => sum + share.fen, 0);
      const citations = citationsOf(funding.cite, rules.documents ?? {});
      return { benefit, people, fen, shares, unassigned, citations, note: unassigned === 0 ? null : gap };
    });
}

const unread: Bilingual = {
  zh: '政策文件没有写明各级分担比例，只列总额。',
  en: 'The policy does not say who bears what; only totals are given.',
};
const gap: Bilingual = {
  zh: '政策文件所列比例合计不是100%，余额没有归属。',
  en: 'The shares of the policy do not come to 100 percent; the rest has no bearer.',
};

/** Splits exactly: shares of 100 percent add up to the whole; odd 分 go to the largest fractions, higher levels first. */
export function splitCost(
  fen: number,
  percents: Readonly<Partial<Record<FundingLevel, number>>>,
): FundingShare[] {
  const parts = fundingLevels.flatMap((level) => {
    const percent = percents[level];
    if (percent === undefined) return [];
    const { n, d } = decimal(percent);
    const [top, bottom] = [n * BigInt(fen), d * 100n];
    return [{ level, percent, fen: Number(top / bottom), rest: top % bottom, bottom }];
  });
  // Each rest is below one 分; together with the others of a full split they are whole 分.
  const common = parts.reduce((product, { bottom }) => product * bottom, 1n);
  const scaled = parts.map((part) => ({ part, rest: (part.rest * common) / part.bottom }));
  let odd = Number(scaled.reduce((sum, { rest }) => sum + rest, 0n) / common);
  const order = [...scaled].sort((a, b) => (a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1));
  for (const { part } of order) {
    if (odd === 0) break;
    part.fen += 1;
    odd -= 1;
  }
  return parts.map(({ level, percent, fen: share }) => ({ level, percent, fen: share }));
}
