import { workAwsChunk } from '../runtime/aws-batch.ts';

/** A chunk of a big run. */
export const handler = workAwsChunk;
