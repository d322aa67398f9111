import type { SimulationStore } from '../../ports/simulation-store.ts';
import type { Simulation, SimulationFigures, SimulationPart } from '../../simulations/simulation.ts';
import { sumOfFigures } from '../../simulations/simulation-figures.ts';

/** A simulation as far as it is. */
export interface SimulationReport extends Simulation {
  /** done: every county was looked at, or failed for a reason that is named. */
  readonly state: 'working' | 'done';
  readonly countiesDone: number;
  /** Counties that could not be asked, with the reason. */
  readonly failed: readonly { readonly county: string; readonly problem: string }[];
  readonly figures: SimulationFigures;
}

/** The counties of a simulation together. */
export async function showSimulation(
  { simulations }: { readonly simulations: SimulationStore },
  simulation: Simulation,
): Promise<SimulationReport> {
  const parts = await simulations.parts(simulation);
  const isOver = ({ state }: SimulationPart) => state !== 'working';
  const failed = parts.flatMap(({ county, problem }) => (problem === null ? [] : [{ county, problem }]));
  const over = parts.filter(isOver).length;
  return {
    ...simulation,
    state: over === simulation.counties.length ? 'done' : 'working',
    countiesDone: over - failed.length,
    failed,
    figures: sumOfFigures(parts.map(({ figures }) => figures)),
  };
}
