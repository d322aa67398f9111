import type { StageBehaviour } from './stage-behaviour.ts';

/** The village or residents' committee confirms what it sees (入户核实). */
export const villageVerification: StageBehaviour = {
  mode: 'human',
  defaultOwner: 'village',
  defaultLevel: 'village',
  approvalsNeeded: 'any-owner',
  hangsNotice: false,
};
