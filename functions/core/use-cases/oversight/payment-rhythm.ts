import type { FigureSums } from '../../oversight/figure.ts';
import { liesInPeriod } from '../../oversight/period.ts';
import { type MonthlyPaymentReport, monthlyPaymentReport } from '../../payments/monthly-payment-report.ts';
import type { OversightServices } from './oversight-services.ts';
import { releasedRuns } from './released-runs.ts';
import type { CountyInPeriod } from './topic.ts';

/** How a county kept the rhythm of payment: by year what it has to report (N 9), and the months of the period. */
export async function paymentRhythm(
  services: Pick<OversightServices, 'runs' | 'catalogue' | 'dossiers'>,
  { county, period, on }: CountyInPeriod,
): Promise<{ readonly notMonthly: readonly MonthlyPaymentReport[]; readonly rhythm: FigureSums }> {
  const { catalogue } = services;
  const [first, last] = [period.from.slice(0, 4), period.to.slice(0, 4)];
  const years = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
    String(Number(first) + at),
  );
  const runs = await releasedRuns(services, county, { from: `${first}-01`, to: `${last}-12` });
  // Before its first decision here a county had nobody to pay; one without any only takes cases for others.
  const began = await services.dossiers.payingSince(county);
  const notMonthly = years.flatMap((year) => {
    const end = on < `${year}-12-31` ? on : `${year}-12-31`;
    if (began === undefined || began > end.slice(0, 7) || end < year) return [];
    const { time } = catalogue.policyOn(county, end).rules;
    const ofYear = runs.filter(({ month }) => month.startsWith(year));
    return monthlyPaymentReport(county, year, on, time?.payment, ofYear, began) ?? [];
  });
  const count = (months: readonly string[]) => months.filter((month) => liesInPeriod(month, period)).length;
  const rhythm = {
    notMonthly: notMonthly.length > 0 ? 1 : 0,
    monthsUnpaid: notMonthly.reduce((sum, { unpaid }) => sum + count(unpaid), 0),
    monthsLate: notMonthly.reduce((sum, { late }) => sum + count(late), 0),
  };
  return { notMonthly, rhythm };
}
