import type { Case } from '../case.ts';
import type { CaseContext } from '../case-context.ts';
import { type Change, change } from '../change.ts';
import { requireReceivingOffice } from '../require-office.ts';
import { requireStatus } from '../require-status.ts';
import { endNamed } from '../steps/running-clocks.ts';

const notificationMeans = ['in-person', 'letter', 'phone', 'sms', 'online'] as const;

/** The receiving office has told the applicant the result (H 一(二)). */
export interface NotifyApplicant {
  readonly type: 'notify-applicant';
  readonly means: (typeof notificationMeans)[number];
}

/** Closes the case. Refuses case-not-so-far, not-your-stage. */
export function notifyApplicant(one: Case, { means }: NotifyApplicant, context: CaseContext): Change {
  requireStatus(one, 'determined');
  requireReceivingOffice(one, context.actor);
  const { at, today } = context;
  const clocks = endNamed(one.clocks, 'notify-applicant', today);
  return change(
    one,
    { status: 'closed', notifiedAt: at, clocks },
    {
      type: 'applicant-notified',
      data: { means },
    },
  );
}
