import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change } from '../change.ts';
import { endClock } from '../clock.ts';
import type { Notice } from '../notice.ts';

/** The notice that hangs, if one does. */
export function hangingNotice({ notices }: Case): Notice | undefined {
  return notices.find(({ closedAt }) => closedAt === null);
}

/** Takes the hanging notice down; nothing happens where none hangs. */
export function takeDownNotice(one: Case, { at, today }: CaseContext): Change {
  const notice = hangingNotice(one);
  if (notice === undefined) return change(one, {});
  const closed = { ...notice, clock: endClock(notice.clock, today), closedAt: at };
  return change(
    one,
    { notices: one.notices.map((each) => (each.id === notice.id ? closed : each)) },
    {
      type: 'notice-closed',
      data: {
        stage: notice.stage,
        visit: notice.visit,
        notice: notice.id,
        objections: notice.objections.length,
      },
    },
  );
}
