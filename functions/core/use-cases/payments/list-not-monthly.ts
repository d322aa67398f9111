import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { levelOf, liesWithin } from '../../jurisdictions/jurisdiction-code.ts';
import { type MonthlyPaymentReport, monthlyPaymentReport } from '../../payments/monthly-payment-report.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { pagesOf } from './pages.ts';
import type { PaymentServices } from './payment-services.ts';

/** Counties below a superior that did not pay every month of a year in time, for the yearly report (N 9), by code. */
export async function listNotMonthly(
  services: PaymentServices,
  superior: string,
  year: string,
): Promise<MonthlyPaymentReport[]> {
  const { catalogue, clock } = services;
  const asOf = calendarDateAt(clock.now());
  const end = asOf < `${year}-12-31` ? asOf : `${year}-12-31`;
  const counties = catalogue
    .jurisdictions()
    .filter((code) => levelOf(code) === 'county' && liesWithin(code, superior));
  const reports = await Promise.all(
    counties.map(async (code) => {
      // A county whose first version came later had nobody to pay before.
      const began = catalogue.versionsOf(code)[0]?.file.effectiveFrom ?? end;
      if (began > end) return undefined;
      const { time } = catalogue.policyOn(code, end).rules;
      const runs = await runsOfYear(services, code, year);
      return monthlyPaymentReport(code, year, asOf, time?.payment, runs, began.slice(0, 7));
    }),
  );
  return reports.filter((report) => report !== undefined);
}

async function runsOfYear({ runs }: PaymentServices, code: string, year: string): Promise<PaymentRun[]> {
  const found: PaymentRun[] = [];
  for await (const page of pagesOf((request) => runs.runsOf(code, request), 100)) {
    found.push(...page.filter(({ month }) => month.startsWith(year)));
    // The newest month comes first.
    if (page.some(({ month }) => month < `${year}-01`)) break;
  }
  return found;
}
