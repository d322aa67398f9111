import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetterQueue, sendStatements } from '../constructs/dead-letter-queue.ts';
import { type PlatformFunction, platformFunction } from '../constructs/platform-function.ts';
import type { PlatformParts } from '../platform-parts.ts';
import { schedules } from '../schedules.ts';

/** What the calendar starts: deadlines, reminders, comparisons, payment runs. */
export class ScheduleStack extends Stack {
  readonly functions: readonly PlatformFunction[];
  readonly deadLetters: readonly Queue[];

  constructor(
    scope: Construct,
    id: string,
    parts: PlatformParts,
    called: readonly PlatformFunction[],
    props: StackProps,
  ) {
    super(scope, id, props);
    const { messages } = parts.data.keys;
    const notDone = deadLetterQueue(this, 'keep-time-dead', messages);
    const notCalled = deadLetterQueue(this, 'schedules-dead', messages);
    const keepTime = platformFunction(this, 'keep-time', parts, notDone);
    this.functions = [keepTime];
    this.deadLetters = [notDone, notCalled];
    this.addSchedules(parts, [keepTime, ...called], notCalled);
  }

  private addSchedules(
    { prefix, data }: PlatformParts,
    functions: readonly PlatformFunction[],
    notCalled: Queue,
  ): void {
    const arnOf = new Map(functions.map(({ name, lambda }) => [name, lambda.functionArn]));
    const arns = Object.entries(schedules).map(([name, { function: wanted }]) => {
      const arn = arnOf.get(wanted);
      if (arn === undefined)
        throw new Error(`schedule ${name} calls ${wanted}, which the stack is not given`);
      return [name, arn] as const;
    });
    const role = this.role([...new Set(arns.map(([, arn]) => arn))], notCalled, data.keys.messages);
    const group = new CfnScheduleGroup(this, 'Group', { name: prefix });
    for (const [name, { at, input }] of Object.entries(schedules))
      new CfnSchedule(this, name, {
        name,
        groupName: group.ref,
        scheduleExpression: at,
        scheduleExpressionTimezone: 'Asia/Shanghai',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: new Map(arns).get(name) ?? '',
          roleArn: role.roleArn,
          input: JSON.stringify(input),
          deadLetterConfig: { arn: notCalled.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
        },
      });
  }

  private role(functionArns: string[], notCalled: Queue, messagesKey: Key): Role {
    const statements = [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }),
      ...sendStatements(notCalled, messagesKey),
    ];
    return new Role(this, 'Caller', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      description: 'Calls what is scheduled',
      inlinePolicies: { calls: new PolicyDocument({ statements }) },
    });
  }
}
