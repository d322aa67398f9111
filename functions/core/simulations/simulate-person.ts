import type { Dossier } from '../entitlements/dossier.ts';
import { wouldGet } from '../registers/candidate-of.ts';
import type { ComparisonContext } from '../registers/comparison-context.ts';
import type { RegisterRecord } from '../registers/register-record.ts';
import type { Month } from '../shared/month.ts';
import { changeBetween } from './change-between.ts';
import type { SimulatedChange, SimulatedClaim } from './simulation.ts';
import type { SimulatedPerson } from './simulation-figures.ts';

/** One and the same person under the policies in force and under the proposed ones. */
export interface SimulationContext {
  readonly month: Month;
  readonly knownOn: string;
  readonly before: ComparisonContext;
  readonly after: ComparisonContext;
}

type Claims = ReadonlyMap<string, SimulatedClaim>;

/** What the proposed policies change for a person: of what he is paid, and of what the registers say he could have. */
export async function simulatePerson(
  dossier: Dossier,
  records: readonly RegisterRecord[],
  context: SimulationContext,
): Promise<SimulatedPerson> {
  const { before, after } = context;
  const due = await Promise.all([dueUnder(dossier, context, before), dueUnder(dossier, context, after)]);
  const open = await Promise.all([
    qualifiesUnder(dossier, records, before),
    qualifiesUnder(dossier, records, after),
  ]);
  const paid = pairs(...due);
  const changes: SimulatedChange[] = [];
  for (const [benefit, one] of Object.entries(paid)) {
    const change = changeBetween(one.before, one.after);
    if (change !== undefined) changes.push({ person: dossier.person, benefit, change, ...one });
  }
  for (const [benefit, one] of Object.entries(pairs(...open))) {
    if (paid[benefit] !== undefined || (one.before === null) === (one.after === null)) continue;
    const change = one.after === null ? 'no-longer-qualifies' : 'would-qualify';
    changes.push({ person: dossier.person, benefit, change, ...one });
  }
  return { benefits: paid, changes };
}

/** What the jurisdiction pays in the month, or would pay if more were known. */
async function dueUnder(
  dossier: Dossier,
  { month, knownOn }: SimulationContext,
  { dueOf, jurisdiction }: ComparisonContext,
): Promise<Claims> {
  if (dossier.entries.length === 0) return new Map();
  const months = await dueOf(dossier, { through: month, knownOn });
  const { benefits = {} } = months.find((one) => one.month === month) ?? {};
  const own = Object.entries(benefits).filter(([, one]) => one.jurisdiction === jurisdiction);
  return new Map(
    own.map(([benefit, { outcome, fen, class: name, because }]) => [
      benefit,
      { outcome, fen, class: name, because },
    ]),
  );
}

/** What he could have besides, if he applied; what hangs on facts that no register states is left out. */
async function qualifiesUnder(
  dossier: Dossier,
  records: readonly RegisterRecord[],
  context: ComparisonContext,
): Promise<Claims> {
  if (records.length === 0) return new Map();
  const found = await wouldGet(dossier, records, context);
  return new Map(
    found
      .filter(({ certainty }) => certainty === 'qualifies')
      .map(({ benefit, fen, class: name }) => [
        benefit,
        { outcome: 'granted', fen, class: name, because: [] },
      ]),
  );
}

function pairs(before: Claims, after: Claims) {
  const found: Record<
    string,
    { readonly before: SimulatedClaim | null; readonly after: SimulatedClaim | null }
  > = {};
  for (const benefit of new Set([...before.keys(), ...after.keys()]))
    found[benefit] = { before: before.get(benefit) ?? null, after: after.get(benefit) ?? null };
  return found;
}
