import type { Paged, PageRequest } from './case-store.ts';

/** What the platform could not do for a case, until it can. */
export interface FailedTask {
  readonly caseId: string;
  readonly stage: string | null;
  readonly visit: number | null;
  /** Name of the error; its message may say more than a list should, and is in the log. */
  readonly error: string;
  /** The first failure since the last success; an ISO instant. */
  readonly since: string;
  /** The last one. */
  readonly at: string;
  /** How often the task was given up, each time after its retries. */
  readonly timesGivenUp: number;
}

/** Tasks that failed, at most one per case: what somebody has to look at. */
export interface FailedTaskStore {
  /** Notes a failure, or one more of the same case. */
  record(failure: Pick<FailedTask, 'caseId' | 'stage' | 'visit' | 'error' | 'at'>): Promise<void>;
  /** The case is past it; nothing happens where nothing failed. */
  heal(caseId: string): Promise<void>;
  failureOf(caseId: string): Promise<FailedTask | undefined>;
  /** All that stand, the oldest first. */
  list(page: PageRequest): Promise<Paged<FailedTask>>;
}
