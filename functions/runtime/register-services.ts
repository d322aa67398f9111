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
import type { DiscoveryServices, SearchBatches } from '../core/use-cases/registers/discovery-services.ts';
import type { RegisterServices } from '../core/use-cases/registers/register-services.ts';
import type {
  SimulationBatches,
  SimulationServices,
} from '../core/use-cases/simulations/simulation-services.ts';

/** What registers are compared with, but for the policies. */
export interface RegisterParts {
  readonly followUp: FollowUpStores;
  readonly cases: CaseStore;
  readonly waivers: WaiverStore;
  readonly vault: IdentityVault;
  readonly compiled: CompiledPolicies;
  readonly clock: SystemClock;
  /** Works the batches of comparisons, searches and simulations on all cores; where absent, they are worked in this thread. */
  readonly threads?: Partial<RegisterThreads> | undefined;
}

/** All that is done over the registers of a jurisdiction. */
export type RegistersAndSimulations = RegisterServices & SimulationServices;

/** What works many people at once. */
export interface RegisterThreads {
  batchesOn(services: ComparisonServices): ComparisonBatches;
  searchBatchesOn(services: DiscoveryServices): SearchBatches;
  simulationBatchesOn(services: SimulationServices): SimulationBatches;
}

/** The services of registers on policies that stand still. */
export function registerServicesOn({
  followUp,
  compiled,
  threads,
  ...parts
}: RegisterParts): (catalogue: PolicyCatalogue) => RegistersAndSimulations {
  const sideOf = policySides(compiled);
  return (catalogue) => {
    const services: RegistersAndSimulations = {
      ...followUp,
      ...parts,
      catalogue,
      ...sideOf(catalogue),
      sideOf,
      calendar: stateCouncilCalendar,
    };
    const batches = threads?.batchesOn?.(services);
    const searchBatches = threads?.searchBatchesOn?.(services);
    const simulationBatches = threads?.simulationBatchesOn?.(services);
    return {
      ...services,
      ...(batches && { batches }),
      ...(searchBatches && { searchBatches }),
      ...(simulationBatches && { simulationBatches }),
    };
  };
}

/** Asks a catalogue by the evaluator for many people. */
export function policySides(compiled: CompiledPolicies): SimulationServices['sideOf'] {
  return (catalogue) => {
    const evaluator = bulkEvaluator(catalogue, compiled);
    const context = { evaluator, policyOn: catalogue.policyOn };
    return { evaluator, dueOf: (dossier, request) => dueMonths(dossier, request, context) };
  };
}
