import type { ExampleFile } from '../../../../generated/example-file.ts';
import type { BenefitDetermination, Determination } from '../../../determinations/determination.ts';
import { parseMoney } from '../../../shared/money.ts';
import { nearestName } from '../../../shared/nearest.ts';
import { type Path, quote, type Report } from '../flaw.ts';
import { listed, NOTHING, OUTCOME_WORDS } from '../messages/words.ts';

type Expected = NonNullable<ExampleFile['expected']>;
type ExpectedBenefit = Expected['benefits'][string];

/** Holds a determination against what an example expects of it. */
export function compareBenefits(found: Determination, expected: Expected, report: Report): void {
  for (const [id, wanted] of Object.entries(expected.benefits)) {
    const path: Path = ['expected', 'benefits', id];
    const benefit = Object.hasOwn(found.benefits, id) ? found.benefits[id] : undefined;
    if (benefit !== undefined) compareBenefit(id, benefit, wanted, path, report);
    else {
      const names = Object.keys(found.benefits);
      const values = { found: quote(id), right: listed(names) };
      const details = { atKey: true, nearest: () => nearestName(id, names) };
      report(path, 'unknown-benefit.expected', values, details);
    }
  }
  const total = expected.totalMonthlyAmount;
  if (total !== undefined && !isSameMoney(total, found.totalMonthlyAmount))
    report(['expected', 'totalMonthlyAmount'], 'example-fails.total', {
      found: found.totalMonthlyAmount,
      wanted: total,
    });
}

function compareBenefit(
  id: string,
  found: BenefitDetermination,
  wanted: ExpectedBenefit,
  path: Path,
  report: Report,
): void {
  const deciding = found.reasons.filter(({ decisive }) => decisive).map((reason) => reason.id);
  const at = (field: keyof ExpectedBenefit): Path => [...path, field];
  if (wanted.outcome !== found.outcome)
    report(at('outcome'), 'example-fails', {
      benefit: id,
      found: OUTCOME_WORDS[found.outcome],
      why: deciding.join(', ') || { zh: '没有起决定作用的理由', en: 'no deciding reason' },
      wanted: OUTCOME_WORDS[wanted.outcome],
    });
  if (wanted.monthlyAmount !== undefined && !isSameMoney(wanted.monthlyAmount, found.monthlyAmount))
    report(at('monthlyAmount'), 'example-fails.amount', {
      benefit: id,
      found: found.monthlyAmount ?? { zh: '未知', en: 'no known amount' },
      wanted: wanted.monthlyAmount,
    });
  if (wanted.class !== undefined && wanted.class !== found.class)
    report(at('class'), 'example-fails.class', {
      benefit: id,
      found: found.class ?? { zh: '任何类别均不', en: 'no class' },
      wanted: wanted.class,
    });
  wanted.because?.forEach((reason, index) => {
    if (deciding.includes(reason)) return;
    const values = { reason, benefit: id, right: listed(deciding) };
    report([...path, 'because', index], 'example-fails.because', values, {
      nearest: () => nearestName(reason, deciding),
    });
  });
  if (wanted.missing === undefined) return;
  const missing = found.missing.map(({ fact }) => fact).sort();
  if (missing.join() !== [...wanted.missing].sort().join())
    report(at('missing'), 'example-fails.missing', {
      benefit: id,
      found: missing.join(', ') || NOTHING,
      wanted: wanted.missing.join(', ') || NOTHING,
    });
}

function isSameMoney(a: string, b: string | null): boolean {
  return b !== null && parseMoney(a) === parseMoney(b);
}
