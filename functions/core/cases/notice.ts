import type { Clock } from './clock.ts';
import type { Proposals } from './decision.ts';

/** What somebody said against a notice; text and name are personal. */
interface Objection {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  /** Who objected and how to reach him; null where he does not say. */
  readonly from: string | null;
}

/** A public notice of a case: whom it names is masked wherever it is shown. */
export interface Notice {
  readonly id: string;
  readonly stage: string;
  readonly visit: number;
  readonly publishedAt: string;
  /** What it says is to be granted. */
  readonly shows: Proposals;
  /** Runs to the end of the notice; without limit it hangs until an officer takes it down. */
  readonly clock: Clock;
  readonly objections: readonly Objection[];
  readonly closedAt: string | null;
}
