import type { CloseNotice } from '../../cases/commands/close-notice.ts';
import { plainStep } from './plain-step.ts';

/** An officer takes down a notice for which no text says how long it hangs. Refuses case-not-so-far, notice-not-hanging, stage-not-open, not-your-stage. */
export const closeNotice = plainStep<CloseNotice>('close-notice');
