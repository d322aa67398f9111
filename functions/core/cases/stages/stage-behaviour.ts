import type { OfficeLevel, OfficeRole } from '../../../generated/policy-file.ts';

/** How a stage ends: by officers, by the end of its time, or by the platform. The only thing that runners branch on. */
export const stageModes = ['human', 'timer', 'automatic'] as const;
export type StageMode = (typeof stageModes)[number];

/** What a kind of stage means; a district chooses among them by its policy. */
export interface StageBehaviour {
  readonly mode: StageMode;
  /** Whose decision the stage waits for where the policy names nobody. */
  readonly defaultOwner: OfficeRole;
  readonly defaultLevel: OfficeLevel;
  /** Owners whose approval it takes; one refusal is enough in any case. */
  readonly approvalsNeeded: 'any-owner' | 'every-owner';
  /** Whether a masked entry hangs in public while the stage is open, against which anyone may object. */
  readonly hangsNotice: boolean;
}
