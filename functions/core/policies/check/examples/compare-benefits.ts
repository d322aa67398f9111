import type { ExampleFile } from '../../../../generated/example-file.ts';
import type { BenefitDetermination, Determination } from '../../../determinations/determination.ts';
import { parseMoney } from '../../../shared/money.ts';
import { nearestName } from '../../../shared/nearest.ts';
import { listed, type Path, quote, type Report } from '../flaw.ts';

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
      const message = `the policy has no benefit ${quote(id)}; right is ${listed(names)}`;
      report(path, 'unknown-benefit', message, { atKey: true, nearest: () => nearestName(id, names) });
    }
  }
  const total = expected.totalMonthlyAmount;
  if (total !== undefined && !isSameMoney(total, found.totalMonthlyAmount))
    report(
      ['expected', 'totalMonthlyAmount'],
      'example-fails',
      `all benefits come to ${found.totalMonthlyAmount}; the example expects ${total}`,
    );
}

function compareBenefit(
  id: string,
  found: BenefitDetermination,
  wanted: ExpectedBenefit,
  path: Path,
  report: Report,
): void {
  const deciding = found.reasons.filter(({ decisive }) => decisive).map((reason) => reason.id);
  const fails = (field: keyof ExpectedBenefit, message: string): void =>
    report([...path, field], 'example-fails', message);
  if (wanted.outcome !== found.outcome)
    fails(
      'outcome',
      `${id} is ${found.outcome} (${deciding.join(', ') || 'no deciding reason'}); the example expects ${wanted.outcome}`,
    );
  if (wanted.monthlyAmount !== undefined && !isSameMoney(wanted.monthlyAmount, found.monthlyAmount))
    fails(
      'monthlyAmount',
      `${id} comes to ${found.monthlyAmount ?? 'no known amount'}; the example expects ${wanted.monthlyAmount}`,
    );
  if (wanted.class !== undefined && wanted.class !== found.class)
    fails('class', `${id} is due by ${found.class ?? 'no class'}; the example expects ${wanted.class}`);
  wanted.because?.forEach((reason, index) => {
    if (deciding.includes(reason)) return;
    const message = `${reason} does not decide ${id}; what does is ${listed(deciding)}`;
    report([...path, 'because', index], 'example-fails', message, {
      nearest: () => nearestName(reason, deciding),
    });
  });
  if (wanted.missing === undefined) return;
  const missing = found.missing.map(({ fact }) => fact).sort();
  if (missing.join() !== [...wanted.missing].sort().join())
    fails(
      'missing',
      `${id} lacks ${missing.join(', ') || 'nothing'}; the example expects ${wanted.missing.join(', ')}`,
    );
}

function isSameMoney(a: string, b: string | null): boolean {
  return b !== null && parseMoney(a) === parseMoney(b);
}
