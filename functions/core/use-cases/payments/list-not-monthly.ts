import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { levelOf, liesWithin } from '../../jurisdictions/jurisdiction-code.ts';
import { type MonthlyPaymentReport, monthlyPaymentReport } from '../../payments/monthly-payment-report.ts';
import type { PaymentRun } from '../../payments/payment-run.ts';
import { pagesOf } from './pages.ts';
import type { PaymentServices } from './payment-services.ts';

/** Counties that are read at the same time. */
const atOnce = 8;

/**
 * Counties below a superior that did not pay every month of a year in time, for the yearly report (N 9), by code. Only
 * months from a county's first decision here count: before it there was nobody to pay.
 */
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
  const reports: MonthlyPaymentReport[] = [];
  for (let first = 0; first < counties.length; first += atOnce) {
    const some = counties.slice(first, first + atOnce);
    const read = await Promise.all(some.map((code) => reportOf(services, code, year, asOf, end)));
    reports.push(...read.filter((report) => report !== undefined));
  }
  return reports;
}

async function reportOf(
  services: PaymentServices,
  code: string,
  year: string,
  asOf: string,
  end: string,
): Promise<MonthlyPaymentReport | undefined> {
  const since = await services.dossiers.payingSince(code);
  if (since === undefined || since > end.slice(0, 7)) return undefined;
  const { time } = services.catalogue.policyOn(code, end).rules;
  const runs = await runsOfYear(services, code, year);
  return monthlyPaymentReport(code, year, asOf, time?.payment, runs, since);
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
