import type { CaseSummary } from '../../cases/case-summary.ts';
import type { ClockName } from '../../cases/clock.ts';
import type { Figure } from '../figure.ts';
import { type TermState, termState, termStates } from '../term-state.ts';

const words: Readonly<Record<TermState, readonly [suffix: string, zh: string, en: string]>> = {
  inTime: ['InTime', '按时', 'in time'],
  late: ['Late', '逾期完成', 'late'],
  running: ['Running', '未到期', 'running'],
  overdue: ['Overdue', '逾期未完成', 'overdue'],
};

/** Four figures over the terms of one clock; a case can have several, such as one for each stage. */
export function termFigures(clock: ClockName, id: string, zh: string, en: string): Figure<CaseSummary>[] {
  return termStates.map((state) => {
    const [suffix, zhState, enState] = words[state];
    return {
      id: `${id}${suffix}`,
      unit: 'count',
      label: { zh: `${zh}${zhState}`, en: `${en} ${enState}` },
      of: ({ terms }) => terms.filter((term) => term.clock === clock && termState(term) === state).length,
    };
  });
}
