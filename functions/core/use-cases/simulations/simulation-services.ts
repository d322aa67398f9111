import type { Evaluator } from '../../entitlements/evaluator.ts';
import type { PolicyText } from '../../policies/check/check-policies.ts';
import type { CountyDirectory } from '../../ports/county-directory.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { SimulationStore } from '../../ports/simulation-store.ts';
import type { DueOf } from '../../registers/comparison-context.ts';
import type { Simulation, SimulationFigures } from '../../simulations/simulation.ts';
import type { ComparisonServices, PersonToCompare } from '../registers/comparison-services.ts';

/** Asks one catalogue. */
export interface PolicySide {
  readonly evaluator: Evaluator;
  readonly dueOf: DueOf;
}

/** What simulations stand on. */
export interface SimulationServices
  extends Pick<ComparisonServices, 'registers' | 'dossiers' | 'catalogue' | 'calendar' | 'clock'> {
  readonly simulations: SimulationStore;
  readonly counties: CountyDirectory;
  /** The evaluator for many people on a catalogue that stands still. */
  readonly sideOf: (catalogue: PolicyCatalogue) => PolicySide;
  /** Where absent, batches are worked one after the other. */
  readonly simulationBatches?: SimulationBatches;
}

/** A county of a simulation as another thread has to know it. */
export interface SimulationRequest {
  readonly simulation: Simulation;
  readonly county: string;
  /** The proposed files. */
  readonly files: readonly PolicyText[];
  /** The county, and those above it that imported registers. */
  readonly places: readonly string[];
  readonly coverage: ReadonlyMap<string, string>;
}

/** A batch and what it came to. */
export interface SimulatedBatch {
  readonly people: readonly PersonToCompare[];
  readonly figures: SimulationFigures;
}

/** Works the batches of a county, in their order; a runtime may work several at once. */
export interface SimulationBatches {
  simulate(
    request: SimulationRequest,
    people: AsyncIterable<readonly PersonToCompare[]>,
  ): AsyncIterable<SimulatedBatch>;
}
