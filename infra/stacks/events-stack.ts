import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Subscriber } from '../../functions/core/events/subscriptions.ts';
import { deadLetterQueue, inboxQueue, sendStatements } from '../constructs/dead-letter-queue.ts';
import { allowRules, eventRule } from '../constructs/event-rule.ts';
import { type PlatformFunction, platformFunction } from '../constructs/platform-function.ts';
import { eventRows, queuedSubscribers } from '../event-rows.ts';
import type { FunctionName } from '../functions.ts';
import type { PlatformParts } from '../platform-parts.ts';

/** What happened is told: stream → outbox delivery → bus → one rule, with its dead letters, for each row. */
export class EventsStack extends Stack {
  readonly functions: readonly PlatformFunction[];
  readonly deadLetters: readonly Queue[];
  /** Rules by event type, for metrics. */
  readonly ruleNames: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, parts: PlatformParts, props: StackProps) {
    super(scope, id, props);
    const { messages } = parts.data.keys;
    const dead = (name: string) => deadLetterQueue(this, `${name}-dead`, messages);
    const [ofOutbox, ofWebhooks, ofDecisions, ofPolicies] = [
      dead('deliver-outbox'),
      dead('deliver-webhooks'),
      dead('record-decision'),
      dead('policy-changed'),
    ];
    const ofInboxes = dead('inboxes');
    const outbox = platformFunction(this, 'deliver-outbox', parts);
    const webhooks = platformFunction(this, 'deliver-webhooks', parts, ofWebhooks);
    const decisions = platformFunction(this, 'record-decision', parts, ofDecisions);
    const policies = platformFunction(this, 'policy-changed', parts, ofPolicies);
    this.followStream(outbox, ofOutbox, parts);
    new EventBus(this, 'Bus', { eventBusName: parts.busName, description: 'What happens to cases' });
    const called = { 'deliver-webhooks': webhooks, 'record-decision': decisions };
    const rows = this.rules(parts, called, ofInboxes);
    const changed = this.followPolicies(policies, parts);
    this.functions = [outbox, webhooks, decisions, policies];
    this.deadLetters = [
      ofOutbox,
      ofWebhooks,
      ofDecisions,
      ofPolicies,
      ofInboxes,
      changed,
      ...rows.map(({ deadLetters }) => deadLetters),
    ];
    this.ruleNames = new Map(rows.map(({ type, rule }) => [type, rule.ref]));
  }

  /** Only what comes into the outbox; a record that cannot be delivered is parted from the others and put aside. */
  private followStream(
    { lambda, role }: PlatformFunction,
    deadLetters: Queue,
    { data }: PlatformParts,
  ): void {
    const streamArn = data.table.tableStreamArn;
    if (streamArn === undefined) throw new Error('the table has no stream; its definition says one');
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (one) => `dynamodb:${one}`,
        ),
        resources: [streamArn],
      }),
    );
    for (const one of sendStatements(deadLetters, data.keys.messages)) role.addToPrincipalPolicy(one);
    const mapping = new CfnEventSourceMapping(this, 'OutboxStream', {
      functionName: lambda.functionName,
      eventSourceArn: streamArn,
      startingPosition: 'TRIM_HORIZON',
      filterCriteria: {
        filters: [
          {
            pattern: JSON.stringify({
              eventName: ['INSERT'],
              dynamodb: { Keys: { pk: { S: [{ prefix: 'outbox#' }] } } },
            }),
          },
        ],
      },
      batchSize: 25,
      parallelizationFactor: 4,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      maximumRecordAgeInSeconds: 21_600, // the row itself stays, and the daily round delivers it
      destinationConfig: { onFailure: { destination: deadLetters.queueArn } },
    });
    mapping.node.addDependency(role);
  }

  private rules(
    parts: PlatformParts,
    functions: Partial<Record<FunctionName, PlatformFunction>>,
    ofInboxes: Queue,
  ) {
    const { busName, data } = parts;
    const ofBus = this.formatArn({ service: 'events', resource: 'rule', resourceName: `${busName}/*` });
    const queues = new Map<Subscriber, Queue>();
    for (const subscriber of queuedSubscribers) {
      const queue = inboxQueue(this, `${subscriber}-inbox`, data.keys.messages, ofInboxes);
      allowRules(queue, ofBus);
      queues.set(subscriber, queue);
    }
    for (const one of Object.values(functions)) this.allowInvocation(one, ofBus);
    return eventRows.map((row) => {
      const targetArns = [
        ...row.functions.map((name) => functions[name]?.lambda.functionArn),
        ...row.queues.map((subscriber) => queues.get(subscriber)?.queueArn),
      ].filter((arn) => arn !== undefined);
      const { type } = row;
      const description = `${type} is for ${[...row.functions, ...row.queues].join(', ')}`;
      const eventPattern = { 'detail-type': [type] };
      const wish = {
        name: type,
        description,
        eventPattern,
        busName,
        targetArns,
        messagesKey: data.keys.messages,
      };
      return { type, ...eventRule(this, wish) };
    });
  }

  /** A published policy is an object in the bucket; no deployment has to follow. */
  private followPolicies(policies: PlatformFunction, { data }: PlatformParts): Queue {
    const { rule, deadLetters } = eventRule(this, {
      name: 'policy-published',
      description: 'A policy was published',
      eventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created', 'Object Deleted'],
        detail: {
          bucket: { name: [data.buckets.policy.bucketName] },
          object: { key: [{ prefix: 'policies/' }] },
        },
      },
      targetArns: [policies.lambda.functionArn],
      messagesKey: data.keys.messages,
    });
    this.allowInvocation(policies, rule.attrArn);
    return deadLetters;
  }

  private allowInvocation({ name, lambda }: PlatformFunction, sourceArn: string): void {
    new CfnPermission(this, `${name}-permission`, {
      action: 'lambda:InvokeFunction',
      functionName: lambda.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn,
    });
  }
}
