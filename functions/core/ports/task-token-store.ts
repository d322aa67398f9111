/** The task of a machine that waits for a case to move. */
export interface WaitingTask {
  readonly caseId: string;
  /** Revision of the case at which it began to wait: any later one resumes it. */
  readonly sinceRevision: number;
  readonly token: string;
}

/** Tokens of waiting tasks, one per case; a newer one replaces it. */
export interface TaskTokenStore {
  keep(task: WaitingTask): Promise<void>;
  waitingFor(caseId: string): Promise<WaitingTask | undefined>;
  /** Forgets the token once it was used; another that came since stays. */
  forget(task: WaitingTask): Promise<void>;
}
