import type { TimelineFile, TimelineMonths } from '../../../../generated/timeline-file.ts';
import type { BenefitDue, DueMonth } from '../../../entitlements/due-month.ts';
import type { ExaminedDossier } from '../../../entitlements/due-months.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { addMonths } from '../../../shared/month.ts';
import { nearestName } from '../../../shared/nearest.ts';
import type { Bilingual } from '../../../shared/text.ts';
import type { Path, Report } from '../flaw.ts';
import { listed, OUTCOME_WORDS } from '../messages/words.ts';

/** Holds what is due month by month against what a timeline expects; of one expectation the first month that fails. */
export function compareTimeline(
  { expected, faults = [] }: TimelineFile,
  examinedOn: (knownOn: string | undefined) => ExaminedDossier | undefined,
  report: Report,
): void {
  expected.forEach((wanted, index) => {
    compareMonths(wanted, examinedOn(wanted.knownOn)?.months ?? [], ['expected', index], report);
  });
  const found = examinedOn(undefined)?.faults ?? [];
  for (const { entry, code, message } of found)
    if (!faults.includes(code)) report(['entries'], 'example-fails.fault', { entry, fault: code, message });
  const codes = found.map(({ code }) => code);
  faults.forEach((code, index) => {
    if (codes.some((one) => one === code)) return;
    report(['faults', index], 'example-fails.no-fault', { fault: code, right: listed(codes) });
  });
}

function compareMonths(
  wanted: TimelineMonths,
  months: readonly DueMonth[],
  path: Path,
  report: Report,
): void {
  const { benefit, from, through } = wanted;
  if (from > through) {
    report([...path, 'through'], 'example-fails.months', { from, through });
    return;
  }
  const byMonth = new Map(months.map((one) => [one.month, one]));
  for (let month = from; month <= through; month = addMonths(month, 1)) {
    const found = byMonth.get(month);
    if (!compareMonth(wanted, month, found?.benefits[benefit], path, report)) return;
  }
}

function whyOf(due: BenefitDue | undefined): string | Bilingual {
  if (due === undefined) return { zh: '没有申请', en: 'no claim' };
  return due.because.join(', ') || { zh: '没有起决定作用的理由', en: 'nothing decides it' };
}

/** True where the month is as expected. */
function compareMonth(
  wanted: TimelineMonths,
  month: string,
  due: BenefitDue | undefined,
  path: Path,
  report: Report,
): boolean {
  const { benefit, amount } = wanted;
  const outcome = wanted.outcome ?? (parseMoney(amount) === 0 ? 'refused' : 'granted');
  const foundOutcome = due?.outcome ?? 'absent';
  const why = whyOf(due);
  if (foundOutcome !== outcome) {
    const at = wanted.outcome === undefined ? [...path, 'amount'] : [...path, 'outcome'];
    report(at, 'example-fails.month-outcome', {
      month,
      benefit,
      found: OUTCOME_WORDS[foundOutcome],
      amount: formatMoney(due?.fen ?? 0),
      why,
      wanted: OUTCOME_WORDS[outcome],
      wantedAmount: amount,
    });
    return false;
  }
  if ((due?.fen ?? 0) !== parseMoney(amount)) {
    const found = formatMoney(due?.fen ?? 0);
    const values = { month, benefit, amount: found, why, wantedAmount: amount };
    report([...path, 'amount'], 'example-fails.month-amount', values);
    return false;
  }
  for (const [index, reason] of (wanted.because ?? []).entries())
    if (due === undefined || !due.because.includes(reason)) {
      const values = { reason, benefit, month, why };
      report([...path, 'because', index], 'example-fails.month-because', values, {
        nearest: () => nearestName(reason, due?.because ?? []),
      });
      return false;
    }
  if (wanted.jurisdiction !== undefined && wanted.jurisdiction !== due?.jurisdiction) {
    const found = due?.jurisdiction ?? { zh: '任何辖区均不', en: 'nobody' };
    const values = { month, found, benefit, wanted: wanted.jurisdiction };
    report([...path, 'jurisdiction'], 'example-fails.month-payer', values);
    return false;
  }
  return true;
}
