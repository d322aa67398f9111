import type { Dossier } from '../entitlements/dossier.ts';
import { type EntryOf, knownEntries } from '../entitlements/known-entries.ts';
import type { Policy } from '../policies/policy.ts';
import { digestOf } from '../shared/digest.ts';
import { addMonths, lastDayOf, type Month } from '../shared/month.ts';
import type { Recertification } from './recertification.ts';

/** Whose recertification is planned, and as known on which day. */
export interface PlanContext {
  readonly jurisdiction: string;
  readonly policy: Policy;
  readonly on: string;
}

/**
 * The recertification of a recipient that falls into a month, by `time.recertification`: within the window of its
 * year where the policy has one, else so many months after the last; whoever was to be looked at in a month gone by,
 * and was not, is in the month of today. Undefined where none falls into it, or the policy plans none. Whoever was
 * confirmed within the window is done.
 */
export function planRecertification(
  dossier: Dossier,
  month: Month,
  { jurisdiction, policy, on }: PlanContext,
  township: string | null = null,
): Recertification | undefined {
  const rules = policy.rules.time?.recertification;
  const { recertified, decided } = knownEntries(dossier, on);
  const own = decided.filter(
    (one) =>
      one.jurisdiction === jurisdiction &&
      Object.values(one.benefits).some(({ outcome }) => outcome === 'granted'),
  );
  const last = own.at(-1);
  if (rules === undefined || last === undefined) return undefined;
  const span =
    rules.window === undefined
      ? rhythm(rules.everyMonths, last, recertified, month, on.slice(0, 7))
      : inWindow(rules.window, last, recertified, month);
  if (span === undefined) return undefined;
  const { person } = dossier;
  const { dueIn, opensOn, dueOn } = span;
  return {
    // By the month in which it was due: whoever is late is planned once, in whichever month that is noticed.
    id: `recertification_${digestOf({ jurisdiction, person, month: dueIn }).slice(0, 32)}`,
    revision: 1,
    jurisdiction,
    township,
    person,
    month,
    opensOn,
    dueOn,
    means: rules.means ?? ['data'],
    ifMissed: rules.ifMissed ?? 'none',
    plannedOn: on,
    status: 'planned',
    outcome: null,
  };
}

interface Span {
  readonly dueIn: Month;
  readonly opensOn: string;
  readonly dueOn: string;
}

function rhythm(
  everyMonths: number | undefined,
  { decidedOn }: EntryOf<'decided'>,
  recertified: readonly EntryOf<'recertified'>[],
  month: Month,
  today: Month,
): Span | undefined {
  if (everyMonths === undefined) return undefined;
  const last = [decidedOn, ...recertified.map(({ on }) => on)].sort().at(-1) ?? decidedOn;
  const dueIn = addMonths(last.slice(0, 7), everyMonths);
  const isLate = dueIn < today && month === today;
  if (dueIn !== month && !isLate) return undefined;
  return { dueIn, opensOn: `${dueIn}-01`, dueOn: lastDayOf(month) };
}

/** The window of a year belongs to the month in which it ends. */
function inWindow(
  { from, to }: { readonly from: string; readonly to: string },
  { decidedOn }: EntryOf<'decided'>,
  recertified: readonly EntryOf<'recertified'>[],
  month: Month,
): Span | undefined {
  if (to.slice(0, 2) !== month.slice(5)) return undefined;
  const year = Number(month.slice(0, 4));
  const opensOn = `${from <= to ? year : year - 1}-${from}`;
  const dueOn = realDay(`${year}-${to}`);
  const isDone = recertified.some(({ on, result }) => result === 'confirmed' && on >= opensOn && on <= dueOn);
  return isDone || decidedOn >= opensOn ? undefined : { dueIn: month, opensOn, dueOn };
}

function realDay(day: string): string {
  const last = lastDayOf(day.slice(0, 7));
  return day > last ? last : day;
}
