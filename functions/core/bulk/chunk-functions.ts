import { evaluatePeople } from './evaluate-people.ts';

/** Every chunk function by its name: what a worker thread or a Distributed Map may be told to run. One row to add one. */
export const CHUNK_FUNCTIONS = {
  'evaluate-people': evaluatePeople,
} as const;
