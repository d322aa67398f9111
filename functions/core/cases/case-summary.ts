import type { Actor } from './actor.ts';
import type { Case, CaseStatus } from './case.ts';
import { isOpenCase } from './case.ts';
import type { Clock } from './clock.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { type Office, placeAt } from './office.ts';
import { rolesOf } from './require-office.ts';
import { openCorrection } from './steps/close-correction.ts';
import { clockNamed } from './steps/running-clocks.ts';

/** The term that is running out, as lists show it. */
interface SummaryTerm {
  readonly clock: string;
  readonly receivedOn: string;
  readonly dueOn: string | null;
  readonly endedOn: string | null;
  readonly wasOverdue: boolean;
}

/** Whose turn it is: an office's role and place, what it is to do, and by when. */
export interface Turn {
  readonly roles: readonly Actor['role'][];
  /** Code of the county or, longer, of the township. */
  readonly place: string;
  /** Stage of the chain, or what the window does: collect, push, correct, notify. */
  readonly step: string;
  /** The earliest due day that counts for the step; null where no text sets one. */
  readonly dueOn: string | null;
}

/** What lists and oversight show of a case; it names nobody. */
export interface CaseSummary {
  readonly id: string;
  readonly revision: number;
  readonly status: CaseStatus;
  readonly benefits: readonly string[];
  readonly applicant: string;
  readonly receiving: Office;
  readonly competent: Office;
  readonly chain: string;
  readonly appliedOn: string;
  readonly completeAt: string | null;
  readonly pushedAt: string | null;
  readonly determinedAt: string | null;
  readonly notifiedAt: string | null;
  readonly turn: Turn | null;
  readonly terms: readonly SummaryTerm[];
  readonly isOverdue: boolean;
  readonly escalatedTo: string | null;
  readonly outcomes: Readonly<Record<string, { readonly outcome: string; readonly monthlyAmount: string }>>;
  readonly rating: number | null;
  readonly next: NextStep;
}

/** Sums a case up at an instant. */
export function caseSummary(one: Case, now: string): CaseSummary {
  const { id, revision, status, benefits, receiving, competent, appliedOn, result } = one;
  const clocks = clocksOf(one);
  const outcomes = Object.entries(result?.benefits ?? {}).map(([benefit, { outcome, monthlyAmount }]) => [
    benefit,
    { outcome, monthlyAmount },
  ]);
  return {
    id,
    revision,
    status,
    benefits,
    applicant: one.applicant.kind,
    receiving,
    competent,
    chain: one.chain.id,
    appliedOn,
    completeAt: one.completeAt,
    pushedAt: one.pushedAt,
    determinedAt: result?.determinedAt ?? null,
    notifiedAt: one.notifiedAt,
    turn: isOpenCase(one) ? turnOf(one) : null,
    terms: clocks.map(({ name, receivedOn, dueOn, endedOn, wasOverdue }) => ({
      clock: name,
      receivedOn,
      dueOn,
      endedOn,
      wasOverdue,
    })),
    isOverdue: clocks.some((clock) => clock.wasOverdue && clock.endedOn === null),
    escalatedTo: one.escalations.at(-1)?.to ?? null,
    outcomes: Object.fromEntries(outcomes),
    rating: one.rating?.score ?? null,
    next: nextStep(one, now),
  };
}

function clocksOf({ clocks, visits, open, corrections }: Case): Clock[] {
  return [...clocks, ...visits, ...(open === null ? [] : [open]), ...corrections].map((each) =>
    'clock' in each ? each.clock : each,
  );
}

/** Whose turn it is at an open case. */
export function turnOf(one: Case): Turn {
  const { status, receiving, competent, open, chain } = one;
  const window = (step: string, clock: Clock | undefined): Turn => ({
    roles: ['window'],
    place: placeAt(receiving, 'township'),
    step,
    dueOn: clock?.dueOn ?? null,
  });
  const stage = chain.stages.find(({ id }) => id === open?.stage);
  if (status === 'collecting') return window('collect', undefined);
  if (status === 'complete') return window('push', clockNamed(one, 'push'));
  if (status === 'awaiting-correction') return window('correct', openCorrection(one)?.clock);
  if (open === null || stage === undefined) return window('notify', clockNamed(one, 'notify-applicant'));
  const due = [open.clock.dueOn, clockNamed(one, 'decide')?.dueOn].filter(
    (on) => on !== null && on !== undefined,
  );
  return {
    roles: [...new Set(stage.owners.flatMap(rolesOf))],
    place: placeAt(competent, stage.level),
    step: stage.id,
    dueOn: due.sort()[0] ?? null,
  };
}
