import type { CaseEvent } from '../events/case-event.ts';
import { digestOf } from '../shared/digest.ts';
import type { Case } from './case.ts';

/** A case after a step and what happened in it. */
export interface Change {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
}

/** A step that changes some of the case. */
export function change(before: Case, patch: Partial<Case>, ...events: CaseEvent[]): Change {
  return { case: { ...before, ...patch }, events };
}

/** One step after another. */
export function andThen(first: Change, step: (after: Case) => Change): Change {
  const second = step(first.case);
  return { case: second.case, events: [...first.events, ...second.events] };
}

/** Stands in events for what is personal: nobody can guess it, who may read the case can check it. */
export function saltedDigest({ salt }: Pick<Case, 'salt'>, value: unknown): string {
  return digestOf({ salt, value });
}
