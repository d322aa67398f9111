import type { StageBehaviour } from './stage-behaviour.ts';

/** One office reviews and decides (初审, 审核, 审定). */
export const review: StageBehaviour = {
  mode: 'human',
  defaultOwner: 'civil-affairs',
  defaultLevel: 'county',
  approvalsNeeded: 'any-owner',
  hangsNotice: false,
};
