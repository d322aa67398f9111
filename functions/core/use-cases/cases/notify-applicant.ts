import type { NotifyApplicant } from '../../cases/commands/notify-applicant.ts';
import { plainStep } from './plain-step.ts';

/** The receiving office has told the applicant the result; the case is closed. Refuses case-not-so-far, not-your-stage. */
export const notifyApplicant = plainStep<NotifyApplicant>('notify-applicant');
