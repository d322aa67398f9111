import type { WorkingDayCalendar } from '../../calendar/working-day-calendar.ts';
import type { Evaluator } from '../../entitlements/evaluator.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { FindingStore } from '../../ports/finding-store.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import type { LedgerStore } from '../../ports/ledger-store.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { WaiverStore } from '../../ports/waiver-store.ts';
import type { Comparison } from '../../registers/comparison.ts';
import { type ComparisonContext, type DueOf, layoutsUnder } from '../../registers/comparison-context.ts';
import { officeRegisterLayouts } from '../../registers/office-register-layouts.ts';
import type { Month } from '../../shared/month.ts';

/** What comparisons, findings and discovery stand on. */
export interface ComparisonServices {
  readonly registers: RegisterStore;
  readonly findings: FindingStore;
  readonly dossiers: DossierStore;
  readonly ledger: Pick<LedgerStore, 'linesOf'>;
  readonly cases: Pick<CaseStore, 'openCaseOf'>;
  readonly waivers: Pick<WaiverStore, 'ofPerson'>;
  readonly catalogue: PolicyCatalogue;
  readonly evaluator: Evaluator;
  readonly dueOf: DueOf;
  readonly calendar: WorkingDayCalendar;
  readonly clock: SystemClock;
  /** Where absent, batches are compared one after the other. */
  readonly batches?: ComparisonBatches;
}

/** One person of a comparison, by reference. */
export interface PersonToCompare {
  readonly person: PersonRef;
  readonly isPayee: boolean;
}

/** What a batch of people adds to a comparison. */
export type BatchCounts = Pick<
  Comparison,
  'people' | 'recipients' | 'refreshed' | 'found' | 'known' | 'overpaidFen' | 'underpaidFen'
>;

/** A comparison as another thread has to know it. */
export interface BatchesRequest extends Pick<ComparisonContext, 'jurisdiction' | 'on' | 'coverage'> {
  readonly places: readonly string[];
  readonly paidThrough: Month | null;
}

/** Works the batches of a comparison, giving what they came to in their order; a runtime may work several at once. */
export interface ComparisonBatches {
  compare(
    request: BatchesRequest,
    people: AsyncIterable<readonly PersonToCompare[]>,
  ): AsyncIterable<{ readonly people: readonly PersonToCompare[]; readonly counts: BatchCounts }>;
}

/** The context of a jurisdiction and day. Refuses jurisdiction-unknown, policy-not-in-force. */
export async function comparisonContext(
  services: ComparisonServices,
  jurisdiction: string,
  on: string,
  places: readonly string[],
): Promise<ComparisonContext> {
  const coverage = await registerCoverage(services.registers, on, places);
  return contextWith(services, jurisdiction, on, coverage);
}

/** The newest complete file of each register up to a day, over the places whose files count. */
export async function registerCoverage(
  registers: Pick<RegisterStore, 'latestImports'>,
  on: string,
  places: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const coverage = new Map<string, string>();
  for (const place of places)
    for (const { register, covers, asOf } of await registers.latestImports(place)) {
      const known = coverage.get(register);
      if (covers === 'complete' && asOf <= on && (known === undefined || known < asOf))
        coverage.set(register, asOf);
    }
  return coverage;
}

/** The same where the coverage is known. Refuses register-layout-invalid as well. */
export function contextWith(
  services: Pick<ComparisonServices, 'catalogue' | 'dueOf' | 'evaluator' | 'calendar'>,
  jurisdiction: string,
  on: string,
  coverage: ReadonlyMap<string, string>,
): ComparisonContext {
  const { catalogue, dueOf, evaluator, calendar } = services;
  const policy = catalogue.policyOn(jurisdiction, on, on);
  return {
    jurisdiction,
    on,
    policy,
    dueOf,
    evaluator,
    calendar,
    coverage,
    layouts: layoutsUnder(policy, officeRegisterLayouts(catalogue, jurisdiction)),
  };
}
