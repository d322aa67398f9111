import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { LogSignal } from '../../functions/runtime/log-signals.ts';
import type { FunctionName } from '../functions.ts';
import type { PlatformFunction } from './platform-function.ts';

/** Which function says what. */
const saidBy: Readonly<Record<LogSignal, FunctionName>> = {
  'cases-overdue': 'keep-time',
  'decisions-without-record': 'keep-time',
  'policies-refused': 'policy-changed',
  'batch-items-failed': 'batch-chunk',
};

/** Makes a metric of each number that functions write into their structured logs. */
export function signalMetrics(
  scope: Construct,
  namespace: string,
  functions: readonly PlatformFunction[],
): Readonly<Record<LogSignal, Metric>> {
  const metrics = Object.entries(saidBy).map(([signal, name]) => {
    const said = functions.find((one) => one.name === name);
    if (said === undefined) throw new Error(`${signal} is said by ${name}, which is not deployed`);
    new CfnMetricFilter(scope, `${signal}-filter`, {
      logGroupName: said.logGroup.logGroupName,
      filterPattern: `{ $.signal = "${signal}" }`,
      metricTransformations: [{ metricNamespace: namespace, metricName: signal, metricValue: '$.value' }],
    });
    const metric = new Metric({
      namespace,
      metricName: signal,
      statistic: 'Maximum',
      period: Duration.hours(1),
    });
    return [signal, metric];
  });
  return Object.fromEntries(metrics) as Record<LogSignal, Metric>; // one for each row of saidBy
}
