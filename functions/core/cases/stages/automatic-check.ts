import type { StageBehaviour } from './stage-behaviour.ts';

/** The platform compares the certificate with its register; what does not agree is for the owner to decide (N 10). */
export const automaticCheck: StageBehaviour = {
  mode: 'automatic',
  defaultOwner: 'federation',
  defaultLevel: 'county',
  approvalsNeeded: 'any-owner',
  hangsNotice: false,
};
