import type { RequestCorrection } from '../../cases/commands/request-correction.ts';
import { plainStep } from './plain-step.ts';

/** An officer sends the case to the window for all that the file lacks; the review's clocks stand still. Refuses correction-already-requested, send-back-not-possible, stage-not-open, not-your-stage. */
export const requestCorrection = plainStep<RequestCorrection>('request-correction');
