/** The time; tests and demonstrations set it. */
export interface SystemClock {
  /** The present as an ISO instant in UTC. */
  now(): string;
}
