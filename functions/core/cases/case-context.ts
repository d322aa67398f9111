import type { WorkingDayCalendar } from '../calendar/working-day-calendar.ts';
import type { Policy } from '../policies/policy.ts';
import type { Actor } from './actor.ts';
import type { Assessment } from './assess.ts';

/** All that a transition may look at besides the case and the command; the core has no clock. */
export interface CaseContext {
  /** The present, an ISO instant. */
  readonly at: string;
  /** The day that it is in Beijing then. */
  readonly today: string;
  readonly actor: Actor;
  readonly calendar: WorkingDayCalendar;
  /** The pinned policy; for a re-pin the one to move to. */
  readonly policy: Policy;
  /** What it says of the case with the facts as they stand after the command. */
  readonly assessment: Assessment;
  newId(prefix: string): string;
}
