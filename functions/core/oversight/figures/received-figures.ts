import type { CaseSummary } from '../../cases/case-summary.ts';
import { counting, type Figure } from '../figure.ts';
import { termFigures } from './term-figures.ts';

/** What a window took, how it kept its terms, and how satisfied people were with it (H 三). */
export const receivedFigures: readonly Figure<CaseSummary>[] = [
  counting('cases', '受理件数', 'cases taken', () => true),
  counting(
    'elsewhere',
    '属地在外地',
    'decided elsewhere',
    ({ receiving, competent }) => receiving.jurisdiction !== competent.jurisdiction,
  ),
  counting('withdrawn', '撤回', 'withdrawn', ({ status }) => status === 'withdrawn'),
  ...termFigures('push', 'push', '推送', 'pushed'),
  ...termFigures('notify-applicant', 'notify', '告知结果', 'applicant told'),
  counting('rated', '评价件数', 'rated', ({ rating }) => rating !== null),
  {
    id: 'ratingSum',
    unit: 'count',
    label: { zh: '评分合计', en: 'sum of ratings' },
    of: ({ rating }) => rating ?? 0,
  },
  counting(
    'dissatisfied',
    '不满意（1—2分）',
    'dissatisfied (1–2)',
    ({ rating }) => rating !== null && rating <= 2,
  ),
];
