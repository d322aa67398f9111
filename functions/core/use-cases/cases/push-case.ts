import type { PushCase } from '../../cases/commands/push-case.ts';
import { plainStep } from './plain-step.ts';

/** The receiving office hands a complete file to the competent office. Refuses case-not-so-far, not-your-stage. */
export const pushCase = plainStep<PushCase>('push-case');
