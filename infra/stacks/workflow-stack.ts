import { Stack, type StackProps } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { reviewTasks } from '../../functions/workflow/names.ts';
import { type PlatformFunction, platformFunction } from '../constructs/platform-function.ts';
import { platformMachine } from '../constructs/platform-machine.ts';
import { taskFunctionOf } from '../functions.ts';
import type { PlatformParts } from '../platform-parts.ts';

/** The review machine, with one function for each of its tasks. */
export class WorkflowStack extends Stack {
  readonly functions: readonly PlatformFunction[];
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, parts: PlatformParts, props: StackProps) {
    super(scope, id, props);
    const tasks = reviewTasks.map(
      (task) => [task, platformFunction(this, taskFunctionOf(task), parts)] as const,
    );
    this.functions = tasks.map(([, one]) => one);
    this.machine = platformMachine(this, parts, { machine: 'review', tasks: Object.fromEntries(tasks) });
  }
}
