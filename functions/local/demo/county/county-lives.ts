import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import { syntheticLives } from '../../../core/registers/synthetic/synthetic-life.ts';
import { NEIGHBOUR } from './county-plan.ts';

/** The people of a county, all of them; whoever leaves goes to the neighbour, so that it can be seen what follows there. */
export function countyLives(county: SyntheticCounty): SyntheticLife[] {
  return [...syntheticLives(county)].map((life) =>
    life.move === null ? life : { ...life, move: { ...life.move, to: NEIGHBOUR } },
  );
}
