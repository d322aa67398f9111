import { deliverStream } from '../runtime/aws-stream.ts';

/** Tells the machines and the bus what the table's stream brings. */
export const handler = deliverStream;
