import type { PaymentRun, RunPayment } from '../payments/payment-run.ts';
import type { Paged, PageRequest } from './case-store.ts';

/** Payment runs and the people in them. */
export interface PaymentRunStore {
  /** Keeps a new run. Refuses run-open-already where the jurisdiction has an open one (isRunOpen), or the id is there. */
  begin(run: PaymentRun): Promise<void>;
  /** The open run (isRunOpen) of a jurisdiction; undefined where it has none. */
  openRun(jurisdiction: string): Promise<PaymentRun | undefined>;
  load(runId: string): Promise<PaymentRun | undefined>;
  /** Writes `after` over the revision before it. Refuses revision-stale where somebody wrote in between. */
  save(after: PaymentRun): Promise<void>;
  /** The newest month first, then the highest number. */
  runsOf(jurisdiction: string, page: PageRequest): Promise<Paged<PaymentRun>>;
  /** Keeps people of a run; one who is there is written over. Many at once. */
  putPayments(runId: string, payments: readonly RunPayment[]): Promise<void>;
  payment(runId: string, paymentId: string): Promise<RunPayment | undefined>;
  /** Opened, those that are there, in the order of the ids; at most 1000 at once. */
  paymentsByIds(runId: string, paymentIds: readonly string[]): Promise<readonly RunPayment[]>;
  /** The ids of all, ascending; without opening what they stand for. */
  paymentIds(runId: string, page: PageRequest): Promise<Paged<string>>;
  /** By payment id. */
  payments(runId: string, page: PageRequest): Promise<Paged<RunPayment>>;
}
