import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { deployedMachineName, type MachineName, machineFiles } from '../machine-name.ts';
import type { PlatformParts } from '../platform-parts.ts';
import type { PlatformFunction } from './platform-function.ts';

const workflow = join(import.meta.dirname, '..', '..', 'functions', 'workflow');

/** A machine's file, as it lies in functions/workflow. */
const machineText = (machine: MachineName): string =>
  readFileSync(join(workflow, `${machineFiles[machine]}.asl.json`), 'utf8');

/** What a machine is made of. */
export interface PlatformMachineWish {
  readonly machine: MachineName;
  /** The functions by their placeholders in the file. */
  readonly tasks: Readonly<Record<string, PlatformFunction>>;
  /** What it may do besides calling its functions. */
  readonly statements?: readonly PolicyStatement[];
}

/**
 * Deploys a machine's file byte for byte; names come in by substitution. CDK grants nothing for a text, so the role
 * is written here: the functions of the file and no others.
 */
export function platformMachine(
  scope: Construct,
  parts: PlatformParts,
  wish: PlatformMachineWish,
): StateMachine {
  const { machine, tasks, statements = [] } = wish;
  const stateMachineName = deployedMachineName(parts.prefix, machine);
  const logs = new LogGroup(scope, `${machine}-machine-log`, {
    logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
    retention: parts.environment.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const functionArns = Object.entries(tasks).map(([name, { lambda }]) => [name, lambda.functionArn] as const);
  const invoke = new PolicyStatement({
    actions: ['lambda:InvokeFunction'],
    resources: functionArns.map(([, arn]) => arn),
  });
  const role = new Role(scope, `${machine}-machine-role`, {
    assumedBy: new ServicePrincipal('states.amazonaws.com'),
    description: `What ${stateMachineName} may do`,
    inlinePolicies: { machine: new PolicyDocument({ statements: [invoke, ...statements] }) },
  });
  return new StateMachine(scope, `${machine}-machine`, {
    stateMachineName,
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(machineText(machine)),
    definitionSubstitutions: { Partition: Aws.PARTITION, ...Object.fromEntries(functionArns) },
    role,
    // What passes between states is ids, but errors might quote more: data stays out of the log.
    logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
    tracingEnabled: true,
    removalPolicy: RemovalPolicy.RETAIN, // its executions are open cases
  });
}
