import { bulkEvaluator } from '../../../core/bulk/bulk-evaluator.ts';
import { stateCouncilCalendar } from '../../../core/calendar/state-council-calendar.ts';
import { dueMonths } from '../../../core/entitlements/due-months.ts';
import type { SystemClock } from '../../../core/ports/clock.ts';
import type { PolicyCatalogue } from '../../../core/ports/policy-catalogue.ts';
import { compiledPolicies } from '../../../core/use-cases/compiled-policies.ts';
import type { DiscoveryServices } from '../../../core/use-cases/registers/find-people.ts';
import type { ImportServices } from '../../../core/use-cases/registers/import-services.ts';
import type { OpenedData } from '../../../runtime/open-data.ts';

/** What imports, comparisons, findings and discovery stand on. */
export type RegisterServices = DiscoveryServices & ImportServices;

const mostCompiled = 50;

/** These services over a data folder, with people evaluated in bulk. */
export function registerServices(
  { followUp, cases, waivers, vault }: OpenedData,
  catalogue: PolicyCatalogue,
  clock: SystemClock,
): RegisterServices {
  const evaluator = bulkEvaluator(catalogue, compiledPolicies(mostCompiled));
  const context = { evaluator, policyOn: catalogue.policyOn };
  return {
    ...followUp,
    ...{ cases, waivers, vault, catalogue, evaluator, clock },
    calendar: stateCouncilCalendar,
    dueOf: (dossier, request) => dueMonths(dossier, request, context),
  };
}
