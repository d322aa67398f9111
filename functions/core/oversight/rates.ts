import type { Bilingual } from '../shared/text.ts';
import type { FigureSums } from './figure.ts';
import type { OversightSheet } from './oversight-sheet.ts';

/** Something worked out from figures; never added up, always from sums. */
interface Rate {
  readonly id: string;
  readonly label: Bilingual;
  /** Percent with one decimal, or the mean with two; null where there is nothing to divide by. */
  readonly of: (figures: OversightSheet['figures']) => number | null;
}

/** Terms that were kept, of those that ended or should have. */
const kept = (sums: FigureSums, clock: string) => {
  const [inTime, late, overdue] = ['InTime', 'Late', 'Overdue'].map((state) => sums[`${clock}${state}`] ?? 0);
  return percent(inTime ?? 0, (inTime ?? 0) + (late ?? 0) + (overdue ?? 0));
};

export const rates: readonly Rate[] = [
  {
    id: 'pushInTime',
    label: { zh: '按时推送率（%）', en: 'pushed in time, percent' },
    of: ({ received }) => kept(received, 'push'),
  },
  {
    id: 'notifyInTime',
    label: { zh: '按时告知率（%）', en: 'told in time, percent' },
    of: ({ received }) => kept(received, 'notify'),
  },
  {
    id: 'decideInTime',
    label: { zh: '按时审定率（%）', en: 'decided in time, percent' },
    of: ({ decided }) => kept(decided, 'decide'),
  },
  {
    id: 'meanRating',
    label: { zh: '满意度（1—5分）', en: 'mean rating, 1 to 5' },
    of: ({ received: { ratingSum = 0, rated = 0 } }) =>
      rated === 0 ? null : Math.round((100 * ratingSum) / rated) / 100,
  },
  {
    id: 'findingsSettled',
    label: { zh: '疑点办结率（%）', en: 'findings no longer open, percent' },
    of: ({ findings: { open = 0, found = 0 } }) => percent(found - open, found),
  },
  {
    id: 'takeUp',
    label: { zh: '告知后申请率（%）', en: 'take-up: applied after being told, percent' },
    of: ({ discovery: { tookUp = 0, told = 0 } }) => percent(tookUp, told),
  },
];

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}
