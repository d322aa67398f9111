import type { Clock } from './clock.ts';
import type { Decision } from './decision.ts';
import type { Office } from './office.ts';
import type { StageDetermination } from './stage-determination.ts';
import type { StageMode } from './stages/stage-behaviour.ts';

const visitOutcomes = [
  'approved',
  'refused',
  'sent-back',
  'passed',
  'objected',
  'withdrawn',
  'determined',
] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** One opening of a stage; a stage that a case comes back to is visited again. */
export interface Visit {
  /** 1 for the first stage opened in the case, then counting on. */
  readonly number: number;
  readonly stage: string;
  /** `automatic` becomes `human` once a check has failed. */
  readonly mode: StageMode;
  readonly office: Office;
  readonly openedAt: string;
  readonly clock: Clock;
  /** As of the opening or the last change of facts. */
  readonly determination: StageDetermination;
  readonly decisions: readonly Decision[];
  /** What an automatic check found to disagree; empty elsewhere. */
  readonly findings: readonly string[];
  /** The notice after whose objection the stage re-examines; null elsewhere. */
  readonly reExaminationOf: string | null;
}

/** A visit that is over. */
export interface ClosedVisit extends Visit {
  readonly closedAt: string;
  readonly outcome: VisitOutcome;
}
