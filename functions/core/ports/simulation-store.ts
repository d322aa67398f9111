import type { PolicyText } from '../policies/check/check-policies.ts';
import type { ChangeKind, SimulatedChange, Simulation, SimulationPart } from '../simulations/simulation.ts';
import type { Paged, PageRequest } from './case-store.ts';

/** Simulations, kept for ninety days. Whom a policy would change something for is personal data and kept sealed. */
export interface SimulationStore {
  /** Begins one with the files that it is about; one that is there already stays as it is. */
  begin(one: Simulation, files: readonly PolicyText[]): Promise<void>;
  load(id: string): Promise<Simulation | undefined>;
  /** The proposed files; undefined where there is no such simulation. */
  filesOf(id: string): Promise<readonly PolicyText[] | undefined>;
  /** Newest first. */
  list(jurisdiction: string, page: PageRequest): Promise<Paged<Simulation>>;
  /** How far counties are; those that nobody began with are left out. */
  parts(simulation: Simulation): Promise<readonly SimulationPart[]>;
  /** The last one wins, since one process works a county of a simulation. */
  savePart(part: SimulationPart): Promise<void>;
  /** Writes changes of a county; the same again is once. */
  addChanges(simulation: string, county: string, changes: readonly SimulatedChange[]): Promise<void>;
  /** Changes of some counties, by county, kind, benefit and person. */
  changes(
    simulation: string,
    counties: readonly string[],
    kind: ChangeKind | undefined,
    page: PageRequest,
  ): Promise<Paged<SimulatedChange & { readonly county: string }>>;
}
