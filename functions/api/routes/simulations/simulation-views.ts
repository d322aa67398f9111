import { formatMoney } from '../../../core/shared/money.ts';
import type { SimulatedChange, SimulatedClaim, SimulatedSide } from '../../../core/simulations/simulation.ts';
import type { SimulationReport } from '../../../core/use-cases/simulations/show-simulation.ts';

/** A simulation with money as text. */
export function reportView({ figures, ...report }: SimulationReport) {
  const benefits = Object.entries(figures.benefits).map(([benefit, { before, after, changes }]) => ({
    benefit,
    before: sideView(before),
    after: sideView(after),
    changes: Object.entries(changes).map(([change, { people, fen }]) => ({
      change,
      people,
      monthlyAmount: formatMoney(fen),
    })),
  }));
  return { ...report, people: figures.people, benefits };
}

/** A change of one person, without who he is. */
export function changeView({
  person: _,
  before,
  after,
  ...change
}: SimulatedChange & { readonly county: string }) {
  return { ...change, before: claimView(before), after: claimView(after) };
}

function sideView({ people, fen, classes, open }: SimulatedSide) {
  return {
    people,
    monthlyAmount: formatMoney(fen),
    open,
    classes: Object.entries(classes).map(([name, one]) => ({
      class: name,
      people: one.people,
      monthlyAmount: formatMoney(one.fen),
    })),
  };
}

function claimView(claim: SimulatedClaim | null) {
  if (claim === null) return null;
  const { fen, ...rest } = claim;
  return { ...rest, amount: formatMoney(fen) };
}
