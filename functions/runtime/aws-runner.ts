import { SFNClient } from '@aws-sdk/client-sfn';
import { createStepFunctionsRunner } from '../adapters/aws/step-functions-runner.ts';
import { fromEnvironment } from './aws-environment.ts';
import { once } from './once.ts';

/** The review machine. */
export const awsRunner = once(() =>
  createStepFunctionsRunner({
    client: new SFNClient({}),
    stateMachineArn: fromEnvironment('STATE_MACHINE_ARN'),
  }),
);
