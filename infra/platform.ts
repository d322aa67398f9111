import { type App, Aws, type Stack, Tags } from 'aws-cdk-lib';
import type { Bundles } from './bundle-functions.ts';
import type { Environment } from './environments.ts';
import { machineArn } from './machine-name.ts';
import type { PlatformParts } from './platform-parts.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { BatchStack } from './stacks/batch-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { ScheduleStack } from './stacks/schedule-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

/**
 * The seven stacks of one environment, `huize-<environment>-<room>`, in the order in which they are deployed. They name
 * no account, region or partition: those are where they are deployed.
 */
export function addPlatform(app: App, environment: Environment, bundles: Bundles): readonly Stack[] {
  const prefix = `huize-${environment.name}`;
  const props = (room: string) => ({ stackName: `${prefix}-${room}`, description: `Huize: ${room}` });
  const data = new DataStack(app, 'data', environment, props('data'));
  const busName = prefix;
  const parts: PlatformParts = {
    environment,
    bundles,
    prefix,
    busName,
    data,
    busArn: `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:event-bus/${busName}`,
    machineArns: { review: machineArn(prefix, 'review'), batch: machineArn(prefix, 'batch') },
  };
  const workflow = new WorkflowStack(app, 'workflow', parts, props('workflow'));
  const batch = new BatchStack(app, 'batch', parts, props('batch'));
  const events = new EventsStack(app, 'events', parts, props('events'));
  const schedule = new ScheduleStack(app, 'schedule', parts, events.functions, props('schedule'));
  const api = new ApiStack(app, 'api', parts, props('api'));
  const observed = {
    functions: [workflow, batch, events, schedule, api].flatMap(({ functions }) => functions),
    machines: [workflow.machine, batch.machine],
    deadLetters: [...events.deadLetters, ...schedule.deadLetters],
    api: api.api,
    ruleNames: events.ruleNames,
  };
  const observability = new ObservabilityStack(app, 'observability', parts, observed, props('observability'));
  const stacks = [data, workflow, batch, events, schedule, api, observability];
  for (const stack of stacks) Tags.of(stack).add('platform', prefix);
  return stacks;
}
