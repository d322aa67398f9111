import type { StateMachineDefinition } from 'aws-local-stepfunctions';

/** What the engine hands to a task that waits for a token, beside the state's own parameters. */
export interface WaitParameters {
  readonly Payload: unknown;
  readonly TaskToken: string;
  readonly TimeoutSeconds: number;
}

/** A machine's file as the local engine takes it, and which of its tasks wait for a token. */
export interface LocalDefinition {
  readonly definition: StateMachineDefinition;
  readonly tasks: readonly { readonly name: string; readonly waits: boolean }[];
}

/**
 * The engine has a timer of its own for every task: 60 seconds unless told otherwise, and at most 2^31 milliseconds.
 * Waits are ended by the runner, on its clock, so theirs is set as far away as it goes; it then fires for nothing.
 */
const engineTimeoutSeconds = 2_147_483;

/**
 * Reads a machine's file. All that is changed is what the engine does otherwise than AWS: it reads TimeoutSecondsPath
 * from the parameters instead of the state's input, so the runner is handed its value, and the token, beside them.
 */
export function localDefinition(file: object): LocalDefinition {
  const definition = structuredClone(file) as StateMachineDefinition; // a test validates it
  const tasks: { name: string; waits: boolean }[] = [];
  for (const [name, state] of Object.entries(definition.States)) {
    if (state.Type !== 'Task') continue;
    const waits = state.Resource.endsWith('.waitForTaskToken');
    tasks.push({ name, waits });
    if (!waits) continue;
    const { TimeoutSecondsPath: path, Parameters: parameters } = state;
    if (path === undefined || typeof parameters !== 'object' || parameters === null)
      throw new Error(`${name} waits for a token; it needs Parameters and a TimeoutSecondsPath`);
    delete state.TimeoutSecondsPath;
    state.TimeoutSeconds = engineTimeoutSeconds;
    state.Parameters = { ...parameters, 'TaskToken.$': '$$.Task.Token', 'TimeoutSeconds.$': path };
  }
  return { definition, tasks };
}
