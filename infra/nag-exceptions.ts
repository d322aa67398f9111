/** A finding of cdk-nag that is accepted, and why. One that matches nothing any more fails a test. */
export interface NagException {
  /** Matches the rule's id, such as AwsSolutions-IAM5[Resource::*]. */
  readonly rule: RegExp;
  /** Matches the path of the construct. */
  readonly on: RegExp;
  readonly reason: string;
}

export const nagExceptions: readonly NagException[] = [
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    on: /^\w+\/[\w-]+-role\/DefaultPolicy\//,
    reason: 'X-Ray has no resources to name, nor has the delivery of state machine logs; CDK adds both',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::[^*]+\/(policies|catalogue|materials|uploads|runs)\/\*\]$/,
    on: /-role\/Resource$/,
    reason: 'The objects under one prefix of one bucket; which there are is data (infra/grants.ts)',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::[^*]+\/policies\/\*\/publications\/proposed\/\*\]$/,
    on: /-role\/Resource$/,
    reason:
      'What is proposed for every jurisdiction, which are data; less than the prefix that holds what is published',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:states:.*:execution:[\w-]+-batch-run[:/]\*\]$/,
    on: /-role\/Resource$/,
    reason: 'The executions of one machine, whose names are made as they start',
  },
  {
    rule: /^AwsSolutions-SQS3$/,
    on: /-dead\/Resource$/,
    reason: 'It is a dead-letter queue, of a rule, a stream or a schedule, where cdk-nag does not look',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    on: /^api\/HttpApi\//,
    reason:
      'Declared open (functions/api/access.ts): public by law, or computed from what is sent. The default route answers 404; the function verifies every token itself',
  },
];
