import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { allIndexNames } from '../functions/adapters/item-table/item-table.ts';
import type { LogSignal } from '../functions/runtime/log-signals.ts';
import type { PlatformFunction } from './constructs/platform-function.ts';
import type { PlatformParts } from './platform-parts.ts';

/** What is watched. */
export interface Observed {
  readonly functions: readonly PlatformFunction[];
  readonly machines: readonly StateMachine[];
  readonly deadLetters: readonly Queue[];
  readonly api: HttpApi;
  /** Names of the rules of the bus by event type. */
  readonly ruleNames: ReadonlyMap<string, string>;
}

/** An alarm, and the subject under which the dashboard draws it. */
export interface AlarmWish {
  readonly id: string;
  readonly subject: string;
  readonly why: string;
  readonly metric: Metric | MathExpression;
  readonly atLeast: number;
  readonly periods?: number;
}

const fiveMinutes = Duration.minutes(5);

/** Every alarm. What it means and what to do is in docs/operations.md. */
export function alarmWishes(
  parts: PlatformParts,
  observed: Observed,
  signals: Readonly<Record<LogSignal, Metric>>,
): readonly AlarmWish[] {
  return [
    ...ofCases(parts, observed, signals),
    ...ofDeadLetters(observed),
    ...observed.functions.flatMap(ofFunction),
    ...observed.machines.flatMap(ofMachine),
    ...ofTable(parts),
    ...ofApi(observed),
  ];
}

function ofCases(
  { busName }: PlatformParts,
  { ruleNames, functions }: Observed,
  signals: Readonly<Record<LogSignal, Metric>>,
): AlarmWish[] {
  const subject = 'Cases';
  const overdue = new Metric({
    namespace: 'AWS/Events',
    metricName: 'MatchedEvents',
    dimensionsMap: { EventBusName: busName, RuleName: ruleNames.get('clock-overdue') ?? '' },
    statistic: 'Sum',
    period: Duration.hours(1),
  });
  const given = functions.find(({ name }) => name === 'task-task-failed');
  return [
    {
      id: 'term-ran-out',
      subject,
      why: 'A term of a case ran out; its office and the one above were told',
      metric: overdue,
      atLeast: 1,
    },
    { id: 'cases-overdue', subject, why: 'Cases stay overdue', metric: signals['cases-overdue'], atLeast: 1 },
    {
      id: 'decisions-without-record',
      subject,
      why: 'A decision has no record, or a record was altered',
      metric: signals['decisions-without-record'],
      atLeast: 1,
    },
    {
      id: 'policies-refused',
      subject,
      why: 'A policy file was not taken',
      metric: signals['policies-refused'],
      atLeast: 1,
    },
    {
      id: 'batch-items-failed',
      subject,
      why: 'Items of a big run could not be worked',
      metric: signals['batch-items-failed'],
      atLeast: 1,
    },
    ...(given === undefined
      ? []
      : [
          {
            id: 'task-given-up',
            subject,
            why: 'A task of a case was given up',
            metric: given.lambda.metricInvocations({ period: fiveMinutes }),
            atLeast: 1,
          },
        ]),
  ];
}

function ofDeadLetters({ deadLetters }: Observed): AlarmWish[] {
  return deadLetters.map((queue) => ({
    id: queue.node.id,
    subject: 'Dead letters',
    why: `Something could not be delivered: ${queue.node.id}`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'Maximum' }),
    atLeast: 1,
  }));
}

function ofFunction({ name, lambda }: PlatformFunction): AlarmWish[] {
  const wishes: AlarmWish[] = [
    {
      id: `${name}-errors`,
      subject: 'Errors',
      why: `${name} throws`,
      metric: lambda.metricErrors({ period: fiveMinutes }),
      atLeast: 5,
      periods: 2,
    },
    {
      id: `${name}-throttles`,
      subject: 'Throttling',
      why: `${name} is throttled`,
      metric: lambda.metricThrottles({ period: fiveMinutes }),
      atLeast: 1,
    },
  ];
  if (name !== 'deliver-outbox') return wishes;
  const metric = lambda.metric('IteratorAge', { period: fiveMinutes, statistic: 'Maximum' });
  const why = 'What happened is told more than five minutes late';
  return [...wishes, { id: 'outbox-late', subject: 'Errors', why, metric, atLeast: 300_000 }];
}

function ofMachine(machine: StateMachine): AlarmWish[] {
  const { id } = machine.node;
  return [
    {
      id: `${id}-failed`,
      subject: 'Failed executions',
      why: 'An execution failed; redrive it',
      metric: machine.metricFailed({ period: fiveMinutes }),
      atLeast: 1,
    },
    {
      id: `${id}-timed-out`,
      subject: 'Failed executions',
      why: 'An execution timed out',
      metric: machine.metricTimedOut({ period: fiveMinutes }),
      atLeast: 1,
    },
    {
      id: `${id}-throttled`,
      subject: 'Throttling',
      why: 'Step Functions throttles',
      metric: machine.metricThrottled({ period: fiveMinutes }),
      atLeast: 1,
    },
  ];
}

/** Of the table and each of its indexes: DynamoDB counts them apart, and an index at its limit holds up the table. */
function ofTable({ data }: PlatformParts): AlarmWish[] {
  const names = { read: 'ReadThrottleEvents', write: 'WriteThrottleEvents' };
  return Object.entries(names).map(([kind, name]) => {
    const counted = (index?: string) =>
      data.table.metric(name, {
        period: fiveMinutes,
        statistic: 'Sum',
        dimensionsMap: { TableName: data.table.tableName, ...(index && { GlobalSecondaryIndexName: index }) },
      });
    const usingMetrics = Object.fromEntries([
      [kind, counted()],
      ...allIndexNames.map((index) => [`${kind}_${index}`, counted(index)] as const),
    ]);
    const metric = new MathExpression({
      // Nothing is reported where nothing happens, and a sum with nothing is nothing.
      expression: Object.keys(usingMetrics)
        .map((id) => `FILL(${id}, 0)`)
        .join(' + '),
      usingMetrics,
      label: name,
      period: fiveMinutes,
    });
    const why = 'DynamoDB throttles the table or an index; see the partitions in docs/data-model.md';
    return { id: `table-${name}`, subject: 'Throttling', why, metric, atLeast: 1 };
  });
}

function ofApi({ api }: Observed): AlarmWish[] {
  const metric = api.metricServerError({ period: fiveMinutes });
  return [{ id: 'api-server-errors', subject: 'Errors', why: 'The API answers 5xx', metric, atLeast: 5 }];
}
