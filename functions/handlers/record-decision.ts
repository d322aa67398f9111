import { recordAwsDecision } from '../runtime/aws-decisions.ts';

/** A case was decided: the bus tells it, and what follows from the decision starts here. */
export const handler = recordAwsDecision;
