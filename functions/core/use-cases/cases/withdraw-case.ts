import type { WithdrawCase } from '../../cases/commands/withdraw-case.ts';
import { plainStep } from './plain-step.ts';

/** The applicant takes the application back. Refuses case-not-so-far, not-your-stage. */
export const withdrawCase = plainStep<WithdrawCase>('withdraw-case');
