import { appendEvents, type DomainEvent } from '../events/domain-event.ts';
import type { Case } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { Change } from './change.ts';
import { type AddMaterial, addMaterial } from './commands/add-material.ts';
import { type CloseNotice, closeNotice } from './commands/close-notice.ts';
import { type CompleteCheck, completeCheck } from './commands/complete-check.ts';
import { type CorrectCase, correctCase } from './commands/correct-case.ts';
import { type CreateCase, createCase } from './commands/create-case.ts';
import type { DecideStage } from './commands/decide/decision-command.ts';
import { decideStage } from './commands/decide-stage.ts';
import { type KeepTime, keepTime } from './commands/keep-time.ts';
import { type MarkMaterialShown, markMaterialShown } from './commands/mark-material-shown.ts';
import { type NotifyApplicant, notifyApplicant } from './commands/notify-applicant.ts';
import { type ObjectToNotice, objectToNotice } from './commands/object-to-notice.ts';
import { type PushCase, pushCase } from './commands/push-case.ts';
import { type RateCase, rateCase } from './commands/rate-case.ts';
import { type RePinPolicy, rePinPolicy } from './commands/re-pin-policy.ts';
import { type RequestCorrection, requestCorrection } from './commands/request-correction.ts';
import { type SubmitCase, submitCase } from './commands/submit-case.ts';
import { type UpdateFacts, updateFacts } from './commands/update-facts.ts';
import { type WithdrawCase, withdrawCase } from './commands/withdraw-case.ts';

/** What can be done to a case that is there. */
export type CaseCommand =
  | AddMaterial
  | CloseNotice
  | CompleteCheck
  | CorrectCase
  | DecideStage
  | KeepTime
  | MarkMaterialShown
  | NotifyApplicant
  | ObjectToNotice
  | PushCase
  | RateCase
  | RePinPolicy
  | RequestCorrection
  | SubmitCase
  | UpdateFacts
  | WithdrawCase;

/** A case after a command and the events that tell what happened, chained to those before. */
export interface Transition {
  readonly case: Case;
  readonly events: readonly DomainEvent[];
}

/** Begins a case. */
export function beginCase(command: CreateCase, context: CaseContext): Transition {
  return sealed(createCase(command, context), context);
}

/** Moves a case on, or throws a Refusal and leaves it as it was. Without events nothing has changed. */
export function transition(one: Case, command: CaseCommand, context: CaseContext): Transition {
  const done = apply(one, command, context);
  return done.events.length === 0 ? { case: one, events: [] } : sealed(done, context);
}

function apply(one: Case, command: CaseCommand, context: CaseContext): Change {
  switch (command.type) {
    case 'add-material':
      return addMaterial(one, command, context);
    case 'close-notice':
      return closeNotice(one, command, context);
    case 'complete-check':
      return completeCheck(one, command, context);
    case 'correct-case':
      return correctCase(one, command, context);
    case 'decide-stage':
      return decideStage(one, command, context);
    case 'keep-time':
      return keepTime(one, context);
    case 'mark-material-shown':
      return markMaterialShown(one, command, context);
    case 'notify-applicant':
      return notifyApplicant(one, command, context);
    case 'object-to-notice':
      return objectToNotice(one, command, context);
    case 'push-case':
      return pushCase(one, context);
    case 'rate-case':
      return rateCase(one, command, context);
    case 're-pin-policy':
      return rePinPolicy(one, command, context);
    case 'request-correction':
      return requestCorrection(one, command, context);
    case 'submit-case':
      return submitCase(one, context);
    case 'update-facts':
      return updateFacts(one, command, context);
    case 'withdraw-case':
      return withdrawCase(one, command, context);
  }
}

function sealed({ case: after, events: happened }: Change, { at, actor }: CaseContext): Transition {
  const before = after.head.sequence === 0 ? null : after.head;
  const events = appendEvents(after.id, before, happened, at, actor);
  const last = events.at(-1);
  const head = last === undefined ? after.head : { sequence: last.sequence, hash: last.hash };
  return { case: { ...after, head, revision: after.revision + 1 }, events };
}
