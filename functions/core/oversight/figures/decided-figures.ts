import type { CaseSummary } from '../../cases/case-summary.ts';
import { counting, type Figure } from '../figure.ts';
import { termFigures } from './term-figures.ts';

/** What a competent office had to decide, what came of it, and how it kept its terms. */
export const decidedFigures: readonly Figure<CaseSummary>[] = [
  counting('cases', '应审件数', 'cases', () => true),
  counting('determined', '已审定', 'determined', ({ determinedAt }) => determinedAt !== null),
  counting('granted', '其中准予', 'granted', (one) => one.determinedAt !== null && isGranted(one)),
  counting('refused', '其中不予', 'refused', (one) => one.determinedAt !== null && !isGranted(one)),
  counting('escalated', '上报督办', 'escalated', ({ escalatedTo }) => escalatedTo !== null),
  ...termFigures('decide', 'decide', '审定', 'decided'),
  ...termFigures('stage', 'stage', '环节', 'stages'),
  ...termFigures('re-examine', 'reExamine', '复查', 're-examined'),
];

/** At least one of the benefits that were applied for. */
function isGranted({ outcomes }: CaseSummary): boolean {
  return Object.values(outcomes).some(({ outcome }) => outcome === 'granted');
}
