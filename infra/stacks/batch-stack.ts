import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type PlatformFunction, platformFunction } from '../constructs/platform-function.ts';
import { platformMachine } from '../constructs/platform-machine.ts';
import { machineArn, mapExecutionsArn } from '../machine-name.ts';
import type { PlatformParts } from '../platform-parts.ts';

/** Big runs: a Distributed Map over a file of items, chunk by chunk, with its results beside the items. */
export class BatchStack extends Stack {
  readonly functions: readonly PlatformFunction[];
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, parts: PlatformParts, props: StackProps) {
    super(scope, id, props);
    const chunk = platformFunction(this, 'batch-chunk', parts);
    this.functions = [chunk];
    this.machine = platformMachine(this, parts, {
      machine: 'batch',
      tasks: { WorkChunk: chunk },
      statements: this.mapStatements(parts),
    });
  }

  /** A Distributed Map starts executions of its own machine, reads its items from S3 and writes results there. */
  private mapStatements({ prefix, data }: PlatformParts): PolicyStatement[] {
    const { bucketArn } = data.buckets.export;
    const key = new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [data.keys.storage.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': bucketArn } },
    });
    return [
      new PolicyStatement({ actions: ['states:StartExecution'], resources: [machineArn(prefix, 'batch')] }),
      new PolicyStatement({
        actions: ['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'],
        resources: [mapExecutionsArn(prefix, 'batch')],
      }),
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
        resources: [`${bucketArn}/runs/*`],
      }),
      key,
    ];
  }
}
