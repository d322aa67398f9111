import { Refusal } from '../../shared/refusal.ts';
import type { Simulation, SimulationPart } from '../../simulations/simulation.ts';
import { NO_FIGURES, sumOfFigures } from '../../simulations/simulation-figures.ts';
import { registerCoverage } from '../registers/comparison-services.ts';
import { inBatches } from '../registers/in-batches.ts';
import { registerPlaces } from '../registers/people-of.ts';
import { peopleToCompare } from '../registers/people-to-compare.ts';
import { simulateBatch, simulationContext } from './simulate-batch.ts';
import type { SimulationBatches, SimulationRequest, SimulationServices } from './simulation-services.ts';

/**
 * Simulates a county of a simulation, person by person, from where it stands; what is done is given back as it is. One
 * whose policies refuse to be asked is failed and says why, so that it holds up no other. Refuses simulation-unknown.
 */
export async function simulateCounty(
  services: SimulationServices,
  simulation: Simulation,
  county: string,
  onProgress: (part: SimulationPart) => void = () => undefined,
): Promise<SimulationPart> {
  const { simulations } = services;
  const known = (await simulations.parts(simulation)).find((part) => part.county === county);
  if (known?.state === 'done') return known;
  const fresh = { simulation: simulation.id, county, person: null, figures: NO_FIGURES };
  let part: SimulationPart = { ...fresh, ...known, state: 'working', problem: null };
  const step = async (next: SimulationPart): Promise<SimulationPart> => {
    part = next;
    await simulations.savePart(part);
    onProgress(part);
    return part;
  };
  try {
    const request = await requestOf(services, simulation, county);
    const { simulationBatches: worked = inTurn(services) } = services;
    const people = inBatches(peopleToCompare(services, county, part.person));
    for await (const { people: batch, figures } of worked.simulate(request, people))
      await step({
        ...part,
        person: batch.at(-1)?.person ?? part.person,
        figures: sumOfFigures([part.figures, figures]),
      });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return step({ ...part, state: 'failed', problem: `${error.name}: ${error.message}` });
  }
  return step({ ...part, state: 'done' });
}

async function requestOf(
  { registers, simulations }: SimulationServices,
  simulation: Simulation,
  county: string,
): Promise<SimulationRequest> {
  const files = await simulations.filesOf(simulation.id);
  if (files === undefined) throw new Refusal('simulation-unknown', `there is no ${simulation.id}`);
  const places = await registerPlaces(registers, county);
  const coverage = await registerCoverage(registers, simulation.on, places);
  return { simulation, county, files, places, coverage };
}

/** Simulates one batch after the other. */
export function inTurn(services: SimulationServices): SimulationBatches {
  return {
    async *simulate(request, people) {
      const context = simulationContext(services, request);
      for await (const batch of people)
        yield { people: batch, figures: await simulateBatch(services, request, context, batch) };
    },
  };
}
