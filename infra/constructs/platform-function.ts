import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  RuntimeFamily,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { statementsOf } from '../apply-grants.ts';
import { regions } from '../environments.ts';
import { type FunctionName, functionSizes } from '../functions.ts';
import { type Grant, grants, replacementGrants } from '../grants.ts';
import type { PlatformParts } from '../platform-parts.ts';
import { sendStatements, withReasonTo } from './dead-letter-queue.ts';
import { functionCode } from './function-code.ts';
import { functionEnvironment } from './function-environment.ts';

/** A function with a role, a log group and the same environment as all others; what it may do stands in grants.ts. */
export interface PlatformFunction {
  readonly name: FunctionName;
  readonly lambda: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;
}

/**
 * Makes the function of this name. One that is called asynchronously is given a dead-letter queue for what it
 * could not do in three attempts, and why.
 */
export function platformFunction(
  scope: Construct,
  name: FunctionName,
  parts: PlatformParts,
  deadLetters?: Queue,
): PlatformFunction {
  const { environment } = parts;
  const { tracesFunctions, runtime, architecture } = regions[environment.region];
  const { memoryMb, timeoutSeconds } = functionSizes[name];
  const functionName = `${parts.prefix}-${name}`;
  const logGroup = new LogGroup(scope, `${name}-log`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: environment.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${name}-role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${functionName} may do`,
    inlinePolicies: {
      grants: new PolicyDocument({ statements: statementsOf(grantsOf(name, parts), parts) }),
      logs: new PolicyDocument({ statements: [logStatement(logGroup)] }),
      ...(deadLetters !== undefined && {
        deadLetters: new PolicyDocument({
          statements: sendStatements(deadLetters, parts.data.keys.messages),
        }),
      }),
    },
  });
  const lambda = new LambdaFunction(scope, name, {
    functionName,
    code: functionCode(name, parts),
    handler: 'index.handler',
    runtime: new Runtime(runtime, RuntimeFamily.NODEJS),
    architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    memorySize: memoryMb,
    timeout: Duration.seconds(timeoutSeconds),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    systemLogLevelV2: SystemLogLevel.WARN, // not a line for each start and end
    tracing: tracesFunctions ? Tracing.ACTIVE : Tracing.DISABLED,
    environment: functionEnvironment(parts),
    ...(deadLetters !== undefined && { onFailure: withReasonTo(deadLetters), retryAttempts: 2 }),
  });
  return { name, lambda, role, logGroup };
}

function grantsOf(name: FunctionName, { data }: PlatformParts): readonly Grant[] {
  return data.alsoOpens.length === 0 ? grants[name] : [...grants[name], ...(replacementGrants[name] ?? [])];
}

function logStatement(logGroup: LogGroup): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}
