import type { SubmitCase } from '../../cases/commands/submit-case.ts';
import { plainStep } from './plain-step.ts';

/** The window declares the file complete; a case at home goes into review at once. Refuses file-incomplete, case-not-so-far, not-your-stage. */
export const submitCase = plainStep<SubmitCase>('submit-case');
