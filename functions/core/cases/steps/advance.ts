import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { andThen, type Change, change } from '../change.ts';
import type { Proposals } from '../decision.ts';
import type { StageDetermination } from '../stage-determination.ts';
import type { Stage } from '../stages/stage.ts';
import type { ClosedVisit } from '../visit.ts';
import { determineResult } from './determine-result.ts';
import { openStage } from './open-stage.ts';
import { hangingNotice, takeDownNotice } from './take-down-notice.ts';

/** What follows a visit that let the case pass: the notice goes on, the next stage opens, or the review ends. */
export function advance(one: Case, context: CaseContext): Change {
  const last = one.visits.at(-1);
  const stages = one.chain.stages;
  const index = stages.findIndex(({ id }) => id === last?.stage);
  if (last !== undefined && last.reExaminationOf !== null) return afterReExamination(one, last, context);
  return openNext(one, stages[index + 1], stages[index], context);
}

/** After an objection was dismissed, the notice hangs on to the end of its time; if that is over, it has passed. */
function afterReExamination(one: Case, last: ClosedVisit, context: CaseContext): Change {
  const { stages } = one.chain;
  const notice = hangingNotice(one);
  const index = stages.findIndex(({ id }) => id === notice?.stage);
  const stage = stages[index];
  if (notice === undefined || stage === undefined)
    throw new Error(`${one.id} re-examined ${last.reExaminationOf}, which does not hang`);
  const { dueOn } = notice.clock;
  if (dueOn === null || context.today <= dueOn) return openStage(one, stage, context, { resumes: notice });
  return andThen(takeDownNotice(one, context), (after) => openNext(after, stages[index + 1], stage, context));
}

function openNext(one: Case, next: Stage | undefined, last: Stage | undefined, context: CaseContext): Change {
  if (next !== undefined) return openStage(one, next, context);
  const proposals = one.proposals ?? proposed(context.assessment.determination);
  if (proposals !== undefined) return determineResult({ ...one, proposals }, context, null);
  if (last === undefined) throw new Error(`${one.id} has a review chain without stages`);
  // No officer has looked at it and the facts do not suffice: somebody has to.
  return openStage(one, last, context, { findings: ['determination-incomplete'] });
}

/** What a chain without officers ends with; undefined where the determination leaves something open. */
function proposed({ benefits }: StageDetermination): Proposals | undefined {
  const proposals: [string, Proposals[string]][] = [];
  for (const [id, { outcome, monthlyAmount, reasons, class: taken }] of Object.entries(benefits)) {
    if (outcome === 'undetermined' || monthlyAmount === null) return undefined;
    proposals.push([id, { outcome, monthlyAmount, class: taken, reasons, isAgainstDetermination: false }]);
  }
  return Object.fromEntries(proposals);
}

/** Opens the first stage of the chain. */
export function openFirst(one: Case, context: CaseContext): Change {
  const [first] = one.chain.stages;
  return first === undefined ? change(one, {}) : openStage(one, first, context);
}
