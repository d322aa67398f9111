import { monthIndex, monthOfIndex, parseMonth } from '../shared/month.ts';
import { type Undone, undoneByAppeals } from './appeals.ts';
import { assessor } from './assessor.ts';
import { benefitMonths } from './benefit-months.ts';
import type { Dossier } from './dossier.ts';
import { dossierFaults } from './dossier-faults.ts';
import type { BenefitDue, DueMonth } from './due-month.ts';
import type { DossierFault, DueRequest, EntitlementContext } from './entitlement-context.ts';
import { type KnownEntries, knownEntries, withoutEntries } from './known-entries.ts';
import { type PersonTimeline, personTimeline } from './person-timeline.ts';
import { claimedBenefits } from './rights.ts';

/** Every month of a person, and the entries that could not count as they stand. */
export interface ExaminedDossier {
  readonly months: readonly DueMonth[];
  readonly faults: readonly DossierFault[];
}

/**
 * due(month): what a person is entitled to from the first claim through a month, as known on a day. Pure: the same
 * entries, in whatever order, and the same policies give the same months. Refuses month-invalid.
 */
export async function dueMonths(
  dossier: Dossier,
  request: DueRequest,
  context: EntitlementContext,
): Promise<DueMonth[]> {
  return monthsAndFaults(dossier, request, context, () => {});
}

/** As dueMonths, with what is wrong with the entries besides; for the officer who looks at one person. */
export async function examineDossier(
  dossier: Dossier,
  request: DueRequest,
  context: EntitlementContext,
): Promise<ExaminedDossier> {
  const faults = new Map<string, DossierFault>();
  const report: Report = (entry, code, message) =>
    faults.set(`${entry} ${code} ${message}`, { entry, code, message });
  const months = await monthsAndFaults(dossier, request, context, report);
  for (const { entry, code, message } of dossierFaults(dossier, request, context))
    report(entry, code, message);
  return { months, faults: [...faults.values()] };
}

type Report = PersonTimeline['report'];

async function monthsAndFaults(
  dossier: Dossier,
  { through, knownOn }: DueRequest,
  context: EntitlementContext,
  report: Report,
): Promise<DueMonth[]> {
  const throughIndex = monthIndex(parseMonth(through));
  const all = knownEntries(dossier, knownOn);
  const timelineOf = (known: KnownEntries) => personTimeline(known, throughIndex, knownOn, context, report);
  const monthsOf = (known: KnownEntries) => monthsIn(timelineOf(known), throughIndex, knownOn, context);
  if (all.appeal.length === 0) return monthsOf(all);
  const { granted, policyFor } = timelineOf(all);
  const undone = undoneByAppeals(all, (on) => {
    const decision = granted.findLast(({ appliedOn }) => appliedOn <= on) ?? granted[0];
    return decision && policyFor(decision.jurisdiction, on);
  });
  return spliced(all, undone, monthsOf);
}

/** The months before an entry was undone are seen with it, those from then on without it. */
async function spliced(
  all: KnownEntries,
  undone: readonly Undone[],
  monthsOf: (known: KnownEntries) => Promise<DueMonth[]>,
): Promise<DueMonth[]> {
  const cuts = [...new Set([0, ...undone.map(({ from }) => from)])].sort((a, b) => a - b);
  const pieces: DueMonth[] = [];
  for (const [number, cut] of cuts.entries()) {
    const next = cuts[number + 1] ?? Number.POSITIVE_INFINITY;
    const gone = new Set(undone.filter(({ from }) => from <= cut).map(({ entry }) => entry));
    const months = await monthsOf(gone.size === 0 ? all : withoutEntries(all, gone));
    pieces.push(...months.filter(({ month }) => monthIndex(month) >= cut && monthIndex(month) < next));
  }
  return pieces;
}

async function monthsIn(
  person: PersonTimeline,
  throughIndex: number,
  knownOn: string,
  context: EntitlementContext,
): Promise<DueMonth[]> {
  const assess = assessor(person, knownOn, context);
  const byBenefit: [string, ReadonlyMap<number, BenefitDue>][] = [];
  for (const benefit of claimedBenefits(person))
    byBenefit.push([benefit, await benefitMonths(benefit, throughIndex, person, assess)]);
  const first = Math.min(...byBenefit.flatMap(([, months]) => [...months.keys()].slice(0, 1)));
  const months: DueMonth[] = [];
  for (let index = first; index <= throughIndex; index += 1) {
    const benefits: Record<string, BenefitDue> = {};
    for (const [benefit, own] of byBenefit) {
      const found = own.get(index);
      if (found !== undefined) benefits[benefit] = found;
    }
    months.push({ month: monthOfIndex(index), jurisdiction: payerOf(benefits), benefits });
  }
  return months;
}

function payerOf(benefits: Readonly<Record<string, BenefitDue>>): string | null {
  let standing: string | null = null;
  for (const benefit in benefits) {
    const { jurisdiction = null, fen = 0 } = benefits[benefit] ?? {};
    if (fen > 0) return jurisdiction;
    standing ??= jurisdiction;
  }
  return standing;
}
