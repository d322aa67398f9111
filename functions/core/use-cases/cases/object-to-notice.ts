import type { ObjectToNotice } from '../../cases/commands/object-to-notice.ts';
import { plainStep } from './plain-step.ts';

/** An objection against a hanging notice is taken down; the case is re-examined. Refuses notice-not-hanging, request-invalid. */
export const objectToNotice = plainStep<ObjectToNotice>('object-to-notice');
