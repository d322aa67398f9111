import type { CaseSummary } from '../cases/case-summary.ts';

/** How a term went: ended in time, ended late, still running, running and late. */
export const termStates = ['inTime', 'late', 'running', 'overdue'] as const;
export type TermState = (typeof termStates)[number];

export function termState({ endedOn, dueOn, wasOverdue }: CaseSummary['terms'][number]): TermState {
  const isLate = wasOverdue || (endedOn !== null && dueOn !== null && endedOn > dueOn);
  if (endedOn === null) return isLate ? 'overdue' : 'running';
  return isLate ? 'late' : 'inTime';
}
