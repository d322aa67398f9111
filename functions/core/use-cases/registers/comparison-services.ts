import type { RegisterLayout } from '../../../generated/register-file.ts';
import type { WorkingDayCalendar } from '../../calendar/working-day-calendar.ts';
import type { Evaluator } from '../../entitlements/evaluator.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { FindingStore } from '../../ports/finding-store.ts';
import type { LedgerStore } from '../../ports/ledger-store.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { RegisterStore } from '../../ports/register-store.ts';
import type { WaiverStore } from '../../ports/waiver-store.ts';
import {
  type ComparisonContext,
  type DueOf,
  FINDING_TERM_IN_WORKING_DAYS,
  layoutsByRegister,
} from '../../registers/comparison-context.ts';

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
  /** Layouts that an office brought, before those of the platform. */
  readonly layouts?: readonly RegisterLayout[];
}

/** The context of a jurisdiction and day. Refuses jurisdiction-unknown, policy-not-in-force. */
export async function comparisonContext(
  services: ComparisonServices,
  jurisdiction: string,
  on: string,
  places: readonly string[],
): Promise<ComparisonContext> {
  const { registers, catalogue, dueOf, evaluator, calendar } = services;
  const coverage = new Map<string, string>();
  for (const place of places)
    for (const { register, covers, asOf } of await registers.latestImports(place)) {
      const known = coverage.get(register);
      if (covers === 'complete' && asOf <= on && (known === undefined || known < asOf))
        coverage.set(register, asOf);
    }
  return {
    jurisdiction,
    on,
    policy: catalogue.policyOn(jurisdiction, on, on),
    dueOf,
    evaluator,
    calendar,
    coverage,
    layouts: layoutsByRegister(services.layouts),
    dueInWorkingDays: FINDING_TERM_IN_WORKING_DAYS,
  };
}
