import type { Dossier, DossierEntry } from '../entitlements/dossier.ts';
import type { DueMonth } from '../entitlements/due-month.ts';
import { addMonths, type Month } from '../shared/month.ts';
import type { ComparisonContext } from './comparison-context.ts';
import type { BenefitAtStake, ProposedEntry } from './finding.ts';

/** What rows would do to what is due: by benefit in money, and whether one stops or only changes. */
export interface Effect {
  readonly atStake: readonly BenefitAtStake[];
  readonly stops: boolean;
}

/** How far the platform looks for what an event to come would do to the months after it; what happens later changes none of them yet. */
const FARTHEST_AHEAD = 12;

/** What a dossier would make due with the entries that rows propose, against what it makes due without. */
export async function effectOf(
  dossier: Dossier,
  proposed: readonly ProposedEntry[],
  context: Pick<ComparisonContext, 'on' | 'dueOf'>,
): Promise<Effect> {
  const { on, dueOf } = context;
  const request = { through: lastMonthOf(proposed, on), knownOn: on };
  const added = proposed.map((entry, at) => asEntry(entry, `proposed.${at}`, on));
  const [without, with_] = await Promise.all([
    dueOf(dossier, request),
    dueOf({ ...dossier, entries: [...dossier.entries, ...added] }, request),
  ]);
  return compare(byMonth(without), byMonth(with_), on.slice(0, 7));
}

/** A proposed entry as it would stand in the dossier from a day on. */
function asEntry(proposed: ProposedEntry, id: string, on: string): DossierEntry {
  return { ...proposed, id, at: `${on}T00:00:00Z`, knownOn: on, source: { kind: 'finding', id } };
}

function lastMonthOf(proposed: readonly ProposedEntry[], on: string): Month {
  const month = on.slice(0, 7);
  const days = proposed.flatMap(daysOf);
  const ahead = days.map((day) => addMonths(day.slice(0, 7), 1)).filter((one) => one > month);
  const last = [month, ...ahead].sort().at(-1) ?? month;
  const farthest = addMonths(month, FARTHEST_AHEAD);
  return last < farthest ? last : farthest;
}

function daysOf(entry: ProposedEntry): string[] {
  if ('on' in entry) return [entry.on];
  if (entry.type !== 'facts') return 'from' in entry ? [entry.from] : [];
  const { from, asOf, values } = entry;
  // Where the day of a new card is not known, the day as of which a register states it is: it counts from the month after.
  return asOf !== null && 'certificate.level' in values ? [from, asOf] : [from];
}

type Months = ReadonlyMap<Month, DueMonth['benefits']>;

function byMonth(due: readonly DueMonth[]): Months {
  return new Map(due.map(({ month, benefits }) => [month, benefits]));
}

function compare(without: Months, with_: Months, thisMonth: Month): Effect {
  const months = [...new Set([...without.keys(), ...with_.keys()])].sort();
  const benefits = new Set([...without.values(), ...with_.values()].flatMap((month) => Object.keys(month)));
  const last = months.at(-1);
  const atStake: BenefitAtStake[] = [];
  let stops = false;
  for (const benefit of [...benefits].sort()) {
    const differing = months.filter((month) => differs(without, with_, month, benefit));
    const [from] = differing;
    if (from === undefined) continue;
    const soFar = differing.filter((month) => month <= thisMonth);
    const shown = soFar.at(-1) ?? from;
    atStake.push({
      benefit,
      monthlyFen: difference(without, with_, shown, benefit),
      totalFen: soFar.reduce((sum, month) => sum + difference(without, with_, month, benefit), 0),
      from,
    });
    if (last !== undefined)
      stops ||= fen(without, last, benefit) > 0 && with_.get(last)?.[benefit]?.outcome !== 'granted';
  }
  return { atStake, stops };
}

function differs(without: Months, with_: Months, month: Month, benefit: string): boolean {
  const [one, other] = [without.get(month)?.[benefit], with_.get(month)?.[benefit]];
  return (
    (one?.fen ?? 0) !== (other?.fen ?? 0) ||
    (one?.outcome === 'granted' && other?.outcome === 'granted' && one.class !== other.class)
  );
}

function difference(without: Months, with_: Months, month: Month, benefit: string): number {
  return fen(with_, month, benefit) - fen(without, month, benefit);
}

function fen(months: Months, month: Month, benefit: string): number {
  return months.get(month)?.[benefit]?.fen ?? 0;
}
