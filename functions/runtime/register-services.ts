import { bulkEvaluator } from '../core/bulk/bulk-evaluator.ts';
import { stateCouncilCalendar } from '../core/calendar/state-council-calendar.ts';
import { dueMonths } from '../core/entitlements/due-months.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { IdentityVault } from '../core/ports/identity-vault.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import type { WaiverStore } from '../core/ports/waiver-store.ts';
import type { CompiledPolicies } from '../core/use-cases/compiled-policies.ts';
import type {
  ComparisonBatches,
  ComparisonServices,
} from '../core/use-cases/registers/comparison-services.ts';
import type { RegisterServices } from '../core/use-cases/registers/register-services.ts';
import type { RegisterLayout } from '../generated/register-file.ts';

/** What registers are compared with, but for the policies. */
export interface RegisterParts {
  readonly followUp: FollowUpStores;
  readonly cases: CaseStore;
  readonly waivers: WaiverStore;
  readonly vault: IdentityVault;
  readonly compiled: CompiledPolicies;
  readonly clock: SystemClock;
  /** Works the batches of comparisons on all cores; where absent, they are worked in this thread. */
  readonly batchesOn?: ((services: ComparisonServices) => ComparisonBatches) | undefined;
}

/** The services of registers on policies that stand still, with the layouts that offices of a jurisdiction brought. */
export function registerServicesOn({
  followUp,
  compiled,
  batchesOn,
  ...parts
}: RegisterParts): (catalogue: PolicyCatalogue, layouts: readonly RegisterLayout[]) => RegisterServices {
  return (catalogue, layouts) => {
    const evaluator = bulkEvaluator(catalogue, compiled);
    const context = { evaluator, policyOn: catalogue.policyOn };
    const services: RegisterServices = {
      ...followUp,
      ...parts,
      catalogue,
      evaluator,
      dueOf: (dossier, request) => dueMonths(dossier, request, context),
      calendar: stateCouncilCalendar,
      layouts,
    };
    return batchesOn === undefined ? services : { ...services, batches: batchesOn(services) };
  };
}
