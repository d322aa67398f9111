import { standingOf } from '../standing-of.ts';
import { numberIn, type TaskInput, textIn } from '../task-input.ts';
import type { WaitingServices } from '../workflow-services.ts';

/**
 * Keeps the token under which the machine waits. A case that moved before the token was there was signalled in vain,
 * so it is read once more: either the signal finds the token, or this finds the change.
 */
export const awaitSignal = async (
  { cases, tokens, runner }: WaitingServices,
  input: TaskInput,
): Promise<null> => {
  const caseId = textIn(input, 'caseId');
  const sinceRevision = numberIn(input, 'revision');
  const token = textIn(input, 'token');
  await tokens.keep({ caseId, sinceRevision, token });
  const { revision } = await standingOf({ cases }, caseId);
  if (revision !== sinceRevision) await runner.resume(token);
  return null;
};
