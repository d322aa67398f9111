import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import { type Clock, startClock } from '../clock.ts';
import type { Notice } from '../notice.ts';
import { type Office, placeAt } from '../office.ts';
import { outcomesOf } from '../stage-determination.ts';
import type { Stage } from '../stages/stage.ts';
import { stageKinds } from '../stages/stage-kinds.ts';
import { termLimit } from '../terms.ts';
import type { Visit } from '../visit.ts';

/** How a stage is opened other than for the first time. */
export interface Opening {
  /** The notice after whose objection the stage re-examines. */
  readonly reExamines?: Notice;
  /** The notice that goes on hanging. */
  readonly resumes?: Notice;
  /** What the platform could not settle, so that a person has to. */
  readonly findings?: readonly string[];
}

/** Opens a stage of the chain on this day, from whose morrow its term counts. */
export function openStage(one: Case, stage: Stage, context: CaseContext, opening: Opening = {}): Change {
  const visit = newVisit(one, stage, context, opening);
  const { determination } = context.assessment;
  const opened = change(
    one,
    { status: 'in-review', open: visit },
    {
      type: 'stage-opened',
      data: {
        stage: stage.id,
        visit: visit.number,
        kind: stage.kind,
        mode: visit.mode,
        office: visit.office,
        dueOn: visit.clock.dueOn,
        determination: determination.digest,
        outcomes: outcomesOf(determination),
      },
    },
  );
  const { reExamines, resumes } = opening;
  if (reExamines !== undefined)
    return andThen(opened, (after) => reExaminationOpened(after, visit, reExamines));
  const hangs = stageKinds[stage.kind].hangsNotice && visit.mode === 'timer' && resumes === undefined;
  return hangs ? andThen(opened, (after) => publish(after, visit, context)) : opened;
}

function newVisit(one: Case, stage: Stage, context: CaseContext, opening: Opening): Visit {
  const { reExamines, resumes, findings = [] } = opening;
  const isForPerson = reExamines !== undefined || findings.length > 0;
  return {
    number: one.visits.length + 1,
    stage: stage.id,
    mode: isForPerson ? 'human' : stageKinds[stage.kind].mode,
    office: officeOf(one.competent, stage),
    openedAt: context.at,
    clock: resumes?.clock ?? stageClock(stage, context, reExamines !== undefined),
    determination: context.assessment.determination,
    decisions: [],
    findings,
    reExaminationOf: reExamines?.id ?? null,
  };
}

function stageClock(stage: Stage, { calendar, today, policy }: CaseContext, isReExamination: boolean): Clock {
  return isReExamination
    ? startClock(calendar, 're-examine', today, termLimit(policy.rules, 're-examine'))
    : startClock(calendar, 'stage', today, stage.limit);
}

function officeOf(competent: Office, { level }: Stage): Office {
  const isBelowCounty = level === 'township' || level === 'village';
  return isBelowCounty ? competent : { jurisdiction: placeAt(competent, level), township: null };
}

function publish(one: Case, visit: Visit, { at, newId }: CaseContext): Change {
  const { stage, number, clock } = visit;
  const notice: Notice = {
    id: newId('notice'),
    stage,
    visit: number,
    publishedAt: at,
    shows: one.proposals ?? {},
    clock,
    objections: [],
    closedAt: null,
  };
  return change(
    one,
    { notices: [...one.notices, notice] },
    {
      type: 'notice-published',
      data: { stage, visit: number, notice: notice.id, throughOn: clock.dueOn },
    },
  );
}

function reExaminationOpened(one: Case, { stage, number, clock }: Visit, notice: Notice): Change {
  return change(
    one,
    {},
    {
      type: 're-examination-opened',
      data: { stage, visit: number, notice: notice.id, dueOn: clock.dueOn },
    },
  );
}
