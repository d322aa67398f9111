/** The task of a machine that waits for a case to move. */
export interface WaitingTask {
  readonly caseId: string;
  /** Revision of the case at which it began to wait: any later one resumes it. */
  readonly sinceRevision: number;
  readonly token: string;
}

/** Tokens of waiting tasks, one per case; a newer one replaces it. */
export interface TaskTokenStore {
  /**
   * Keeps the token if the case stands at that very revision, in one write; false where it has moved. So no token comes
   * after the end of its case, whose signal takes the last one away, whenever the process dies.
   */
  keep(task: WaitingTask): Promise<boolean>;
  waitingFor(caseId: string): Promise<WaitingTask | undefined>;
  /** Forgets the token once it was used; another that came since stays. */
  forget(task: WaitingTask): Promise<void>;
}
