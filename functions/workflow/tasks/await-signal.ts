import { numberIn, type TaskInput, textIn } from '../task-input.ts';
import type { WaitingServices } from '../workflow-services.ts';

/**
 * Keeps the token under which the machine waits. A case that has moved since it was read was signalled in vain: the
 * token is not kept, and the machine looks again. So either the signal finds the token, or this finds the change.
 */
export const awaitSignal = async ({ tokens, runner }: WaitingServices, input: TaskInput): Promise<null> => {
  const caseId = textIn(input, 'caseId');
  const sinceRevision = numberIn(input, 'revision');
  const token = textIn(input, 'token');
  const isKept = await tokens.keep({ caseId, sinceRevision, token });
  if (!isKept) await runner.resume(token);
  return null;
};
