import { expect, test } from 'vitest';
import { logSignals } from '../../functions/runtime/log-signals.ts';
import { environments } from '../../infra/environments.ts';
import { functionNames } from '../../infra/functions.ts';
import { at, listAt, type Resource, synthesised } from './synthesised.ts';

const all = environments.map(({ name }) => synthesised(name, { alarmEmail: 'duty@example.org' }));
const trial = synthesised('trial');
const alarms = trial.resources('AWS::CloudWatch::Alarm');

interface Watched {
  readonly name: unknown;
  readonly namespace: unknown;
  readonly dimensions: Readonly<Record<string, unknown>>;
}

/** What an alarm looks at: its metric, or those of its expression. */
function watched({ Properties }: Resource): readonly Watched[] {
  const metrics = listAt(Properties, 'Metrics').map((one) => at(one, 'MetricStat', 'Metric'));
  const found = metrics.some((one) => one !== undefined) ? metrics : [Properties];
  return found
    .filter((one) => one !== undefined)
    .map((one) => ({
      name: at(one, 'MetricName'),
      namespace: at(one, 'Namespace'),
      dimensions: Object.fromEntries(
        listAt(one, 'Dimensions').map((pair) => [String(at(pair, 'Name')), at(pair, 'Value')]),
      ),
    }));
}
const everything = alarms.flatMap(watched);
const watching = (namespace: string, name: string) =>
  everything.filter((one) => one.namespace === namespace && one.name === name);

test('overdue cases, decisions without a record and items that failed are counted out of the logs and watched', () => {
  const filters = trial.resources('AWS::Logs::MetricFilter');
  for (const signal of Object.keys(logSignals)) {
    const filter = filters.find(
      (one) => at(one, 'Properties', 'FilterPattern') === `{ $.signal = "${signal}" }`,
    );
    expect(at(filter, 'Properties', 'MetricTransformations', 0)).toMatchObject({
      MetricNamespace: 'huize-trial',
      MetricName: signal,
      MetricValue: '$.value',
    });
    expect(watching('huize-trial', signal)).toHaveLength(1);
  }
  expect(watching('AWS/Events', 'MatchedEvents')).toHaveLength(1); // a term ran out, as it happens
});

test('of every function errors and throttling, of every machine failed, timed out and throttled executions are watched', () => {
  for (const metric of ['Errors', 'Throttles'])
    expect(watching('AWS/Lambda', metric)).toHaveLength(functionNames.length);
  const machines = trial.resources('AWS::StepFunctions::StateMachine');
  for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled'])
    expect(watching('AWS/States', metric)).toHaveLength(machines.length);
  expect(watching('AWS/Lambda', 'Invocations')).toHaveLength(1); // the task that puts a case on the list of failed ones
  expect(watching('AWS/Lambda', 'IteratorAge')).toHaveLength(1);
});

test('the table and each of its indexes is watched for throttling, which DynamoDB counts apart', () => {
  const [table] = trial.resources('AWS::DynamoDB::Table');
  const indexes = listAt(table, 'Properties', 'GlobalSecondaryIndexes').map((one) => at(one, 'IndexName'));
  expect(indexes.length).toBeGreaterThan(3);
  for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
    const places = watching('AWS/DynamoDB', metric).map(
      ({ dimensions }) => dimensions.GlobalSecondaryIndexName,
    );
    expect(places).toEqual([undefined, ...indexes]);
  }
});

test('every dead-letter queue and inbox of dead letters is watched for the first message', () => {
  const dead = trial
    .resources('AWS::SQS::Queue')
    .filter((one) => at(one, 'Properties', 'RedrivePolicy') === undefined);
  expect(watching('AWS/SQS', 'ApproximateNumberOfMessagesVisible')).toHaveLength(dead.length);
});

test('every alarm calls somebody, at the address that the deployment gives, and is quiet where nothing is reported', () => {
  for (const { resources } of all) {
    expect(resources('AWS::SNS::Subscription').map(({ Properties }) => Properties)).toMatchObject([
      { Protocol: 'email', Endpoint: 'duty@example.org' },
    ]);
    expect(resources('AWS::CloudWatch::Alarm')).toHaveLength(alarms.length);
    for (const { Properties } of resources('AWS::CloudWatch::Alarm')) {
      expect(listAt(Properties, 'AlarmActions')).toHaveLength(1);
      expect(Properties).toMatchObject({
        TreatMissingData: 'notBreaching',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      });
      expect(String(Properties.AlarmDescription)).not.toBe('');
    }
  }
});

test('the dashboard draws what every alarm looks at', () => {
  const [dashboard, ...more] = trial.resources('AWS::CloudWatch::Dashboard');
  expect(more).toEqual([]);
  const body = JSON.stringify(at(dashboard, 'Properties', 'DashboardBody'));
  const names = new Set(everything.map(({ name }) => String(name)));
  expect([...names].filter((name) => !body.includes(name))).toEqual([]);
});

test('every log has an end, in every environment the one of its row', () => {
  for (const { environment, resources } of all) {
    const groups = resources('AWS::Logs::LogGroup');
    const days = groups.map((one) => at(one, 'Properties', 'RetentionInDays'));
    expect(groups.length).toBeGreaterThan(functionNames.length + 2); // both machines, and the access log
    expect(new Set(days)).toEqual(new Set([environment.logRetentionDays]));
  }
});

test('machines are traced in every environment', () => {
  for (const { resources } of all)
    for (const machine of resources('AWS::StepFunctions::StateMachine'))
      expect(at(machine, 'Properties', 'TracingConfiguration', 'Enabled')).toBe(true);
});
