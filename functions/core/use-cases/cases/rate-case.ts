import type { RateCase } from '../../cases/commands/rate-case.ts';
import { plainStep } from './plain-step.ts';

/** The applicant says how satisfied he is. Refuses request-invalid, rated-already, case-not-so-far, not-your-stage. */
export const rateCase = plainStep<RateCase>('rate-case');
