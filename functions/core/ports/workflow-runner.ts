/** Runs the review machine of cases; a machine holds ids, never documents. */
export interface WorkflowRunner {
  /** Starts the machine of a case, or does nothing where one is running; it continues where the case stands. */
  start(caseId: string): Promise<void>;
  /** Wakes the task that waits under the token; false where none waits any longer. */
  resume(token: string): Promise<boolean>;
}
