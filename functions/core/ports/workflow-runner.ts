/** Runs the review machine of cases; a machine holds ids, never documents. */
export interface WorkflowRunner {
  /** Starts the machine of a case, or does nothing where one is running; it continues where the case stands. */
  start(caseId: string): Promise<void>;
  /** Hands the answer to a task that waits for it; nothing happens where it waits no longer. */
  resume(token: string, answer: { readonly visit: number }): Promise<void>;
}
