import type { Case } from '../../cases/case.ts';
import type { CaseCommand } from '../../cases/transition.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** A step in a case, as a use case. */
export type PlainStep<Command extends CaseCommand> = (
  services: CaseServices,
  caseId: string,
  request: Omit<Command, 'type'>,
  meta: RequestMeta,
) => Promise<Case>;

/** The use case of a command that holds what was asked for and nothing else; it refuses what the command refuses. */
export function plainStep<Command extends CaseCommand>(type: Command['type']): PlainStep<Command> {
  return (services, caseId, request, meta) => {
    const command = { ...request, type } as Command; // what was asked for, and the type that was left out
    return runCommand(services, caseId, meta, command, () => command);
  };
}
