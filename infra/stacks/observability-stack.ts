import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { type AlarmWish, alarmWishes, type Observed } from '../alarms.ts';
import { signalMetrics } from '../constructs/signal-metrics.ts';
import type { PlatformParts } from '../platform-parts.ts';

/** What the operators see, and what calls them. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, parts: PlatformParts, observed: Observed, props: StackProps) {
    super(scope, id, props);
    const topic = this.topic(parts);
    const signals = signalMetrics(this, parts.prefix, observed.functions);
    const wishes = alarmWishes(parts, observed, signals);
    for (const wish of wishes) this.alarm(wish, topic);
    this.dashboard(parts.prefix, wishes);
  }

  private topic({ data, environment }: PlatformParts): Topic {
    const topic = new Topic(this, 'Alarms', { masterKey: data.keys.messages, enforceSSL: true });
    if (environment.alarmEmail !== undefined)
      topic.addSubscription(new EmailSubscription(environment.alarmEmail));
    return topic;
  }

  private alarm({ id, why, metric, atLeast, periods = 1 }: AlarmWish, topic: Topic): void {
    metric
      .createAlarm(this, id, {
        alarmDescription: why,
        threshold: atLeast,
        evaluationPeriods: periods,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
      .addAlarmAction(new SnsAction(topic));
  }

  /** One graph for each subject, with what its alarms look at. */
  private dashboard(prefix: string, wishes: readonly AlarmWish[]): void {
    const subjects = Map.groupBy(wishes, ({ subject }) => subject);
    const graphs = [...subjects].map(([title, ofOne]) => {
      const left: IMetric[] = ofOne.map(({ metric }) => metric);
      return new GraphWidget({ title, left, width: 12, height: 6, period: Duration.minutes(5) });
    });
    new Dashboard(this, 'Dashboard', {
      dashboardName: prefix,
      widgets: Array.from({ length: Math.ceil(graphs.length / 2) }, (_, at) =>
        graphs.slice(2 * at, 2 * at + 2),
      ),
    });
  }
}
