import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';

/** A rule of a bus, with where it leads. */
export interface EventRuleWish {
  readonly name: string;
  readonly description: string;
  readonly eventPattern: object;
  /** The default bus where absent. */
  readonly busName?: string;
  readonly targetArns: readonly string[];
  readonly messagesKey: Key;
}

const secondsOfADay = 86_400;

/** A rule whose targets are tried for a day; what none of them took goes to the rule's own dead-letter queue. */
export function eventRule(scope: Construct, wish: EventRuleWish): { rule: CfnRule; deadLetters: Queue } {
  const { name, description, eventPattern, busName, targetArns, messagesKey } = wish;
  const deadLetters = deadLetterQueue(scope, `${name}-dead`, messagesKey);
  const rule = new CfnRule(scope, `${name}-rule`, {
    description,
    eventPattern,
    ...(busName !== undefined && { eventBusName: busName }),
    targets: targetArns.map((arn, at) => ({
      id: `target-${at + 1}`,
      arn,
      deadLetterConfig: { arn: deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: secondsOfADay, maximumRetryAttempts: 20 },
    })),
  });
  allowRules(deadLetters, rule.attrArn);
  return { rule, deadLetters };
}

/** Lets rules put messages into a queue; one statement, since a queue's policy has room for twenty. */
export function allowRules(queue: Queue, rules: string): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnLike: { 'aws:SourceArn': rules } },
    }),
  );
}
