import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IDestination } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Holds what could not be delivered for as long as SQS can, so that somebody looks and sends it again. */
export function deadLetterQueue(scope: Construct, id: string, messagesKey: Key): Queue {
  return new Queue(scope, id, common(messagesKey));
}

/**
 * What a function could not do in its attempts goes into the queue with the reason: the event as `requestPayload`, the
 * error as `responsePayload`. A Lambda dead-letter queue would hold the event alone in its body. What the role needs
 * for it is granted beside its other grants.
 */
export function withReasonTo(queue: Queue): IDestination {
  return { bind: () => ({ destination: queue.queueArn }) };
}

/** What a role needs to put messages into a queue, which encrypts them in the caller's name. */
export function sendStatements(queue: Queue, messagesKey: Key): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    new PolicyStatement({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [messagesKey.keyArn] }),
  ];
}

/**
 * The queue of a subscriber that is not ours. What its system does not take in ten attempts goes to `deadLetters`;
 * while no system is connected, messages go after 14 days.
 */
export function inboxQueue(scope: Construct, id: string, messagesKey: Key, deadLetters: Queue): Queue {
  return new Queue(scope, id, {
    ...common(messagesKey),
    visibilityTimeout: Duration.minutes(5),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 10 },
  });
}

function common(messagesKey: Key) {
  return {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.KMS, // by our key: SQS's own is not in every region
    encryptionMasterKey: messagesKey,
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  };
}
