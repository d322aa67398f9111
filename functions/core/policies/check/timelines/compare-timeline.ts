import type { TimelineFile, TimelineMonths } from '../../../../generated/timeline-file.ts';
import type { BenefitDue, DueMonth } from '../../../entitlements/due-month.ts';
import type { ExaminedDossier } from '../../../entitlements/due-months.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { addMonths } from '../../../shared/month.ts';
import { nearestName } from '../../../shared/nearest.ts';
import { listed, type Path, type Report } from '../flaw.ts';

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
    if (!faults.includes(code))
      report(['entries'], 'example-fails', `${entry} has the fault ${code}: ${message}`);
  const codes = found.map(({ code }) => code);
  faults.forEach((code, index) => {
    if (codes.some((one) => one === code)) return;
    report(
      ['faults', index],
      'example-fails',
      `no entry has the fault ${code}; what is there is ${listed(codes)}`,
    );
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
    report(
      [...path, 'through'],
      'example-fails',
      `${from} through ${through} is no month; right is a last month not before the first`,
    );
    return;
  }
  const byMonth = new Map(months.map((one) => [one.month, one]));
  for (let month = from; month <= through; month = addMonths(month, 1)) {
    const found = byMonth.get(month);
    if (!compareMonth(wanted, month, found?.benefits[benefit], path, report)) return;
  }
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
  const why = due === undefined ? 'no claim' : due.because.join(', ') || 'nothing decides it';
  if (foundOutcome !== outcome) {
    const at = wanted.outcome === undefined ? [...path, 'amount'] : [...path, 'outcome'];
    const what = `in ${month} ${benefit} is ${foundOutcome} with ${formatMoney(due?.fen ?? 0)} (${why})`;
    report(at, 'example-fails', `${what}; the timeline expects ${outcome} with ${amount}`);
    return false;
  }
  if ((due?.fen ?? 0) !== parseMoney(amount)) {
    const what = `in ${month} ${benefit} comes to ${formatMoney(due?.fen ?? 0)} (${why})`;
    report([...path, 'amount'], 'example-fails', `${what}; the timeline expects ${amount}`);
    return false;
  }
  for (const [index, reason] of (wanted.because ?? []).entries())
    if (due === undefined || !due.because.includes(reason)) {
      const message = `${reason} does not decide ${benefit} in ${month}; what does is ${why}`;
      report([...path, 'because', index], 'example-fails', message, {
        nearest: () => nearestName(reason, due?.because ?? []),
      });
      return false;
    }
  if (wanted.jurisdiction !== undefined && wanted.jurisdiction !== due?.jurisdiction) {
    const message = `in ${month} ${due?.jurisdiction ?? 'nobody'} pays ${benefit}; the timeline expects ${wanted.jurisdiction}`;
    report([...path, 'jurisdiction'], 'example-fails', message);
    return false;
  }
  return true;
}
