import type {
  PeopleAndFen,
  SimulatedBenefit,
  SimulatedChange,
  SimulatedClaim,
  SimulatedSide,
  SimulationFigures,
} from './simulation.ts';

/** What one person receives before and after, by benefit, and what of it changes. */
export interface SimulatedPerson {
  readonly benefits: Readonly<
    Record<string, { readonly before: SimulatedClaim | null; readonly after: SimulatedClaim | null }>
  >;
  readonly changes: readonly SimulatedChange[];
}

const nobody: SimulatedSide = { people: 0, fen: 0, classes: {}, open: 0 };

export const NO_FIGURES: SimulationFigures = { people: 0, benefits: {} };

/** The figures of one person. */
export function figuresOf({ benefits, changes }: SimulatedPerson): SimulationFigures {
  const found: Record<string, SimulatedBenefit> = {};
  for (const [benefit, { before, after }] of Object.entries(benefits))
    found[benefit] = { before: sideOf(before), after: sideOf(after), changes: {} };
  for (const { benefit, change, before, after } of changes) {
    const { changes: counted, ...sides } = found[benefit] ?? { before: nobody, after: nobody, changes: {} };
    const fen = (after?.fen ?? 0) - (before?.fen ?? 0);
    found[benefit] = { ...sides, changes: { ...counted, [change]: { people: 1, fen } } };
  }
  return { people: 1, benefits: found };
}

/** Figures of several people or counties together; the order does not matter. */
export function sumOfFigures(parts: Iterable<SimulationFigures>): SimulationFigures {
  let people = 0;
  const benefits: Record<string, SimulatedBenefit> = {};
  for (const part of parts) {
    people += part.people;
    for (const [id, one] of Object.entries(part.benefits)) {
      const sofar = benefits[id];
      benefits[id] = sofar === undefined ? one : bothBenefits(sofar, one);
    }
  }
  return { people, benefits };
}

function sideOf(claim: SimulatedClaim | null): SimulatedSide {
  if (claim?.outcome === 'undetermined') return { ...nobody, open: 1 };
  if (claim?.outcome !== 'granted') return nobody;
  const { fen } = claim;
  const classes = claim.class === null ? {} : { [claim.class]: { people: 1, fen } };
  return { people: 1, fen, classes, open: 0 };
}

function bothBenefits(one: SimulatedBenefit, other: SimulatedBenefit): SimulatedBenefit {
  return {
    before: bothSides(one.before, other.before),
    after: bothSides(one.after, other.after),
    changes: bothMaps(one.changes, other.changes),
  };
}

function bothSides(one: SimulatedSide, other: SimulatedSide): SimulatedSide {
  return {
    ...both(one, other),
    classes: bothMaps(one.classes, other.classes),
    open: one.open + other.open,
  };
}

function bothMaps<Name extends string>(
  one: Readonly<Partial<Record<Name, PeopleAndFen>>>,
  other: Readonly<Partial<Record<Name, PeopleAndFen>>>,
): Record<Name, PeopleAndFen> {
  const sum: Partial<Record<Name, PeopleAndFen>> = { ...one };
  for (const [name, part] of Object.entries(other) as [Name, PeopleAndFen][])
    sum[name] = both(sum[name] ?? { people: 0, fen: 0 }, part);
  return sum as Record<Name, PeopleAndFen>; // of the names that one of the two has
}

function both(one: PeopleAndFen, other: PeopleAndFen): PeopleAndFen {
  return { people: one.people + other.people, fen: one.fen + other.fen };
}
