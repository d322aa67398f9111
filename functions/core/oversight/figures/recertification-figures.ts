import type { Recertification, RecertificationResult } from '../../recertifications/recertification.ts';
import { counting, type Figure } from '../figure.ts';

const came = (result: RecertificationResult) => (one: Recertification) => one.outcome?.result === result;

/** Who was due for recertification, and with what result (N 8). */
export const recertificationFigures: readonly Figure<Recertification>[] = [
  counting('due', '应复核', 'due', () => true),
  counting('planned', '未复核', 'not done yet', ({ status }) => status === 'planned'),
  counting('overdue', '其中逾期', 'of them overdue', (one, on) => one.status === 'planned' && one.dueOn < on),
  counting('confirmed', '继续符合', 'confirmed', came('confirmed')),
  counting('changed', '情况变化', 'changed', came('changed')),
  counting('notMet', '不再符合', 'no longer qualify', came('not-met')),
  counting('missed', '未参加', 'missed', came('missed')),
];
