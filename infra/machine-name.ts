import { Aws } from 'aws-cdk-lib';
import { reviewMachine } from '../functions/workflow/names.ts';

/** The machines; the name of each one's file in functions/workflow. */
export const machineFiles = { review: reviewMachine, batch: 'batch-run' } as const;
export type MachineName = keyof typeof machineFiles;

/** Given, not generated, so that the functions which a machine calls can be told its name. */
export const deployedMachineName = (prefix: string, machine: MachineName): string =>
  `${prefix}-${machineFiles[machine]}`;

/** ARN of the machine. */
export const machineArn = (prefix: string, machine: MachineName): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${deployedMachineName(prefix, machine)}`;

/** ARN of all executions that a Distributed Map of the machine starts. */
export const mapExecutionsArn = (prefix: string, machine: MachineName): string =>
  `${machineArn(prefix, machine).replace(':stateMachine:', ':execution:')}/*`;
