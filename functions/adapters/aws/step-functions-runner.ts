import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { WorkflowRunner } from '../../core/ports/workflow-runner.ts';

export interface StepFunctionsAccess {
  readonly client: SFNClient;
  readonly stateMachineArn: string;
}

/** A case whose machine failed more often than this is a fault to be looked at, not to be tried again. */
const mostGenerations = 1000;

/**
 * The review machine in Step Functions. Executions are named `<case id>-<generation>`: to start one that runs is
 * nothing, and once it has ended its name is used up and the next generation is taken.
 */
export function createStepFunctionsRunner({ client, stateMachineArn }: StepFunctionsAccess): WorkflowRunner {
  const isStarted = async (caseId: string, generation: number): Promise<boolean> => {
    const name = `${caseId}-${generation}`;
    try {
      await client.send(
        new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ caseId }) }),
      );
      return true;
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return false;
      throw error;
    }
  };

  return {
    start: async (caseId) => {
      for (let generation = 1; generation <= mostGenerations; generation++)
        if (await isStarted(caseId, generation)) return;
      throw new Error(`${caseId} has had ${mostGenerations} executions; see why they end`);
    },
    resume: async (token) => {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: 'null' }));
        return true;
      } catch (error) {
        const isOver =
          error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
        if (isOver) return false;
        throw error;
      }
    },
  };
}
