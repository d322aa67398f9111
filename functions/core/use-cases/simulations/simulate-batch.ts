import type { FactsAsOf } from '../../facts/read-facts.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import { layoutsUnder } from '../../registers/comparison-context.ts';
import { officeRegisterLayouts } from '../../registers/office-register-layouts.ts';
import { addDays, daysBetween } from '../../shared/calendar-date.ts';
import { lastDayOf } from '../../shared/month.ts';
import { type SimulationContext, simulatePerson } from '../../simulations/simulate-person.ts';
import type { SimulationFigures } from '../../simulations/simulation.ts';
import { figuresOf, sumOfFigures } from '../../simulations/simulation-figures.ts';
import type { PersonToCompare } from '../registers/comparison-services.ts';
import { readPeople } from '../registers/read-people.ts';
import { proposedCatalogue } from './proposed-catalogue.ts';
import type { SimulationRequest, SimulationServices } from './simulation-services.ts';

type BatchServices = Omit<SimulationServices, 'counties' | 'simulationBatches'>;

/** Both sides of a county's simulation, made ready once. Refuses policy-not-in-force, policy-invalid. */
export function simulationContext(services: BatchServices, request: SimulationRequest): SimulationContext {
  const { month, knownOn } = request.simulation;
  const side = (catalogue: PolicyCatalogue) => contextOn(services, request, catalogue);
  const { catalogue } = services;
  const after = side(proposedCatalogue(catalogue, request.files));
  return { month, knownOn, before: side(catalogue), after };
}

/** Simulates at most 100 people and stores what changes for whom; simulating them again changes nothing. */
export async function simulateBatch(
  services: BatchServices,
  { simulation, county, places }: SimulationRequest,
  context: SimulationContext,
  people: readonly PersonToCompare[],
): Promise<SimulationFigures> {
  const read = await readPeople(services, people, places);
  const simulated = await Promise.all(
    read.map(({ dossier, records }) => simulatePerson(dossier, records, context)),
  );
  const changes = simulated.flatMap((one) => one.changes);
  if (changes.length > 0) await services.simulations.addChanges(simulation.id, county, changes);
  return sumOfFigures(simulated.map(figuresOf));
}

/** Policies count by the month; what registers say is as old in it as it is today. */
function contextOn(
  { sideOf, calendar }: BatchServices,
  { simulation, county, coverage }: SimulationRequest,
  catalogue: PolicyCatalogue,
): ComparisonContext {
  const { month, knownOn, on } = simulation;
  const policy = catalogue.policyOn(county, lastDayOf(month), knownOn);
  const { evaluator, dueOf } = sideOf(catalogue);
  const ahead = daysBetween(on, lastDayOf(month));
  return {
    jurisdiction: county,
    on,
    policy,
    dueOf,
    evaluator: {
      evaluate: ({ factsAsOf, ...request }) =>
        evaluator.evaluate({ ...request, month, knownOn, factsAsOf: movedBy(ahead, factsAsOf) }),
    },
    calendar,
    coverage,
    layouts: layoutsUnder(policy, officeRegisterLayouts(catalogue, county)),
  };
}

function movedBy(days: number, factsAsOf: FactsAsOf): FactsAsOf {
  return Object.fromEntries(Object.entries(factsAsOf).map(([fact, asOf]) => [fact, addDays(asOf, days)]));
}
