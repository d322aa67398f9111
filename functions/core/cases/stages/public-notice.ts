import type { StageBehaviour } from './stage-behaviour.ts';

/** A masked entry hangs in public (公示); without objection it passes at the end of its time, or by hand if it has none. */
export const publicNotice: StageBehaviour = {
  mode: 'timer',
  defaultOwner: 'civil-affairs',
  defaultLevel: 'county',
  approvalsNeeded: 'any-owner',
  hangsNotice: true,
};
