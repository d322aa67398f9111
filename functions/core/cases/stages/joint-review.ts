import type { StageBehaviour } from './stage-behaviour.ts';

/** Several offices review at the same time; all must approve, the first refusal refuses. */
export const jointReview: StageBehaviour = {
  mode: 'human',
  defaultOwner: 'civil-affairs',
  defaultLevel: 'county',
  approvalsNeeded: 'every-owner',
  hangsNotice: false,
};
