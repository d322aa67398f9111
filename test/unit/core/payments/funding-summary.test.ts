import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundingSummary, splitCost } from '../../../../functions/core/payments/funding-summary.ts';
import { noTotals } from '../../../../functions/core/payments/run-totals.ts';

const totals = { ...noTotals, byBenefit: { nursing: { people: 3, fen: 10_001 } } };
const documents = { doc: { title: '资金办法', number: '财〔2023〕1号', verified: true } };

describe('the funding summary', () => {
  it('splits the cost by the shares of the policy, to the 分, and cites them', () => {
    const shares = { central: 30, province: 30, prefecture: 20, county: 15, township: 5 };
    const rules = { documents, benefits: { nursing: { funding: { shares, cite: 'doc 5' } } } };
    const [nursing] = fundingSummary(totals, rules);
    expect(nursing?.shares?.map(({ level, fen }) => `${level} ${fen}`)).toEqual(
      ['central 3001', 'province 3000', 'prefecture 2000', 'county 1500', 'township 500'].map((text) => text),
    );
    expect(nursing?.unassigned).toBe(0);
    expect(nursing?.citations[0]?.number).toBe('财〔2023〕1号');
  });

  it('says what shares below 100 percent leave over', () => {
    const rules = {
      documents,
      benefits: { nursing: { funding: { shares: { county: 60 }, cite: 'doc 5' } } },
    };
    expect(fundingSummary(totals, rules)[0]).toMatchObject({ unassigned: 4001 });
    expect(fundingSummary(totals, rules)[0]?.note?.en).toContain('do not come to 100 percent');
  });

  it('splits every amount exactly', () => {
    const anyShares = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
      .map((cuts) => cuts.slice(1).map((cut, index) => (cut - (cuts[index] ?? 0)) / 100));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), anyShares, (fen, [a, b, c, d, e]) => {
        const shares = splitCost(fen, {
          central: a ?? 0,
          province: b ?? 0,
          prefecture: c ?? 0,
          county: d ?? 0,
          township: e ?? 0,
        });
        expect(shares.reduce((sum, share) => sum + share.fen, 0)).toBe(fen);
        for (const share of shares)
          expect(Math.abs(share.fen - (fen * share.percent) / 100)).toBeLessThan(1.001);
      }),
    );
  });
});
