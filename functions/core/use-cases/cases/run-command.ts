import type { Case } from '../../cases/case.ts';
import { changeFacts } from '../../cases/flatten-facts.ts';
import { pinnedPolicy } from '../../cases/pinned-policy.ts';
import { type CaseCommand, transition } from '../../cases/transition.ts';
import type { Policy } from '../../policies/policy.ts';
import { digestOf } from '../../shared/digest.ts';
import { Refusal } from '../../shared/refusal.ts';
import { earlierAnswer } from '../answer-once.ts';
import { caseContextFor } from './case-context-for.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { nearestPolicy } from './competent-office.ts';
import { findCase } from './find-case.ts';

/** Makes the command for the case as it was read; asked again when the case has moved in between. */
export type CommandFor<Command extends CaseCommand> = (one: Case, policy: Policy) => Command;

const attempts = 8;

/**
 * Loads a case, moves it on and stores it with its events at once; the answer is the case after. `request` is what the
 * caller asked for, by which a repeated key is known. Refuses case-unknown, revision-stale, idempotency-key-reused,
 * pinned-policy-missing and what the command refuses.
 */
export async function runCommand<Command extends CaseCommand>(
  services: CaseServices,
  caseId: string,
  meta: RequestMeta,
  request: { readonly type: Command['type'] },
  commandFor: CommandFor<Command>,
): Promise<Case> {
  const asked = meta.idempotency === undefined ? '' : digestOf({ caseId, request });
  for (let attempt = 1; ; attempt++) {
    const earlier = await earlierAnswer<Case>(services.cases, meta, asked);
    if (earlier !== undefined) return earlier;
    const before = await findCase(services, caseId);
    requireRevision(before.case, meta);
    const pinned = pinnedOrAny(services, before.case, request.type);
    const command = commandFor(before.case, pinned);
    const policy = policyFor(services, before.case, command, pinned);
    const context = await caseContextFor(services, meta.actor, policy, matterAfter(before.case, command));
    const { case: after, events } = transition(before.case, command, context);
    if (events.length === 0) return before.case;
    const { idempotency } = meta;
    const answer = idempotency && { ...idempotency, request: asked, answer: after };
    try {
      await services.cases.save({ before, after, events, idempotency: answer }, context.at);
      return after;
    } catch (error) {
      const isStale = error instanceof Refusal && error.name === 'revision-stale';
      if (!isStale || attempt === attempts) throw error;
      const again = await earlierAnswer<Case>(services.cases, meta, asked);
      if (again !== undefined) return again;
      if (!isSafeToRepeat(command) || meta.expectedRevision !== undefined) throw error;
    }
  }
}

function requireRevision({ id, revision }: Case, { expectedRevision }: RequestMeta): void {
  if (expectedRevision === undefined || expectedRevision === revision) return;
  throw new Refusal(
    'revision-stale',
    `${id} is at revision ${revision}, not at ${expectedRevision}; read it again`,
  );
}

/** What no policy decides goes on where the pinned one is gone, and so does the re-pin that is the way out. */
const withoutPinned: ReadonlySet<CaseCommand['type']> = new Set([
  're-pin-policy',
  'keep-time',
  'withdraw-case',
  'notify-applicant',
  'rate-case',
]);

function pinnedOrAny({ catalogue }: CaseServices, one: Case, type: CaseCommand['type']): Policy {
  try {
    return pinnedPolicy(catalogue, one.policy);
  } catch (missing) {
    if (!withoutPinned.has(type)) throw missing;
    try {
      return nearestPolicy(catalogue, one.competent.jurisdiction, one.appliedOn);
    } catch {
      throw missing; // not even another is there; what the case lacks is its own
    }
  }
}

function policyFor({ catalogue }: CaseServices, one: Case, command: CaseCommand, pinned: Policy): Policy {
  if (command.type === 're-pin-policy')
    return nearestPolicy(catalogue, one.competent.jurisdiction, command.on);
  const hasMoved =
    command.type === 'update-facts' && command.competent.jurisdiction !== one.competent.jurisdiction;
  return hasMoved ? nearestPolicy(catalogue, command.competent.jurisdiction, one.appliedOn) : pinned;
}

function matterAfter(one: Case, command: CaseCommand) {
  if (command.type !== 'update-facts' && command.type !== 'correct-case') return one;
  return {
    ...one,
    facts: changeFacts(one.facts, command.facts),
    factsAsOf: { ...one.factsAsOf, ...command.factsAsOf },
    competent: command.type === 'update-facts' ? command.competent : one.competent,
  };
}

/** Whether the command means the same on the case as somebody else left it: what names its visit, or only adds. */
function isSafeToRepeat(command: CaseCommand): boolean {
  switch (command.type) {
    case 'add-material':
    case 'complete-check':
    case 'keep-time':
    case 'mark-material-shown':
    case 'object-to-notice':
    case 'rate-case':
      return true;
    case 'decide-stage':
    case 'request-correction':
      return command.visit !== undefined;
    default:
      return false;
  }
}
