import type { PaymentRunStore } from '../../ports/payment-run-store.ts';
import type { Comparison } from '../../registers/comparison.ts';
import { addMonths } from '../../shared/month.ts';
import { compareRegisters } from './compare-registers.ts';
import type { ComparisonServices } from './comparison-services.ts';
import { importedSince } from './imported-since.ts';
import { lastPaidMonth } from './last-paid-month.ts';

/** What a comparison on time stands on; payment runs say what has been paid. */
export interface TimedComparisonServices extends ComparisonServices {
  readonly runs: Pick<PaymentRunStore, 'runsOf'>;
}

/**
 * Compares a jurisdiction's registers where `comparisonDue` says that it is time; undefined where it is not. Refuses
 * what compareRegisters refuses.
 */
export async function compareWhenDue(
  services: TimedComparisonServices,
  jurisdiction: string,
  on: string,
  onProgress?: (one: Comparison) => void,
): Promise<Comparison | undefined> {
  const day = await comparisonDue(services, jurisdiction, on);
  if (day === undefined) return undefined;
  const paidThrough = await lastPaidMonth(services.runs, jurisdiction);
  const request = { jurisdiction, on: day, paidThrough };
  return compareRegisters(services, { ...request, ...(onProgress && { onProgress }) });
}

/**
 * The day as of which a jurisdiction's registers are to be compared on a day: that day, where
 * `time.comparison.everyMonths` have passed since the last time or a register file has come since then; the day of a
 * comparison that was interrupted. Undefined where none is due, the policy asks for none, or there is nobody to
 * compare. Refuses what the catalogue refuses.
 */
export async function comparisonDue(
  services: TimedComparisonServices,
  jurisdiction: string,
  on: string,
): Promise<string | undefined> {
  if (!(await hasPeople(services, jurisdiction))) return undefined;
  const { rules } = services.catalogue.policyOn(jurisdiction, on, on);
  const { everyMonths } = rules.time?.comparison ?? {};
  if (everyMonths === undefined) return undefined;
  const { items } = await services.findings.comparisons(jurisdiction, { limit: 10 });
  const last = items.find((one) => one.on <= on); // days to come could be asked for until November 2026
  if (last === undefined) return on;
  if (last.state !== 'done') return last.on;
  const isTime = addMonths(last.on.slice(0, 7), everyMonths) <= on.slice(0, 7);
  return isTime || (await importedSince(services.registers, jurisdiction, last.startedAt)) ? on : undefined;
}

/** Asked before the policy: a county that only receives cases for others may have none. */
async function hasPeople(
  { registers, dossiers }: TimedComparisonServices,
  jurisdiction: string,
): Promise<boolean> {
  const { items: imports } = await registers.imports(jurisdiction, { limit: 1 });
  if (imports.length > 0) return true;
  return (await dossiers.payees(jurisdiction, { limit: 1 })).items.length > 0;
}
