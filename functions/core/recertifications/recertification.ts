import type { PersonRef } from '../ports/identity-vault.ts';
import type { Month } from '../shared/month.ts';

/** How it is checked that somebody still qualifies (N 8; `time.recertification.means`). */
export const recertificationMeans = [
  'data',
  'visit',
  'proof-of-life',
  'self-report',
  'online',
  'window',
  'institution',
  'interview',
] as const;
export type RecertificationMeans = (typeof recertificationMeans)[number];

/** confirmed: all as before · changed: goes on, but something is new · not-met: no longer qualifies · missed: nobody came. */
export const recertificationResults = ['confirmed', 'changed', 'not-met', 'missed'] as const;
export type RecertificationResult = (typeof recertificationResults)[number];

/** One person's recertification of one period (定期复核). */
export interface Recertification {
  /** Made of jurisdiction, person and month: planning twice is once. */
  readonly id: string;
  readonly revision: number;
  readonly jurisdiction: string;
  readonly township: string | null;
  readonly person: PersonRef;
  /** The month in which it is due. */
  readonly month: Month;
  /** First and last day on which it can be done. */
  readonly opensOn: string;
  readonly dueOn: string;
  /** What the policy allows, the first being the plan. */
  readonly means: readonly RecertificationMeans[];
  /** By the policy, what a missed one does. */
  readonly ifMissed: 'stop-next-month' | 'suspend' | 'none';
  readonly plannedOn: string;
  readonly status: 'planned' | 'done';
  readonly outcome: {
    readonly result: RecertificationResult;
    readonly means: RecertificationMeans | null;
    readonly on: string;
    readonly at: string;
    readonly officer: string;
    readonly note: string | null;
    /** Facts that are otherwise than known, with the result `changed`; null otherwise. */
    readonly facts: Readonly<Record<string, unknown>> | null;
    /** Whether the dossier has the entry; false only between two writes, until it is finished. */
    readonly isRecorded: boolean;
  } | null;
}
