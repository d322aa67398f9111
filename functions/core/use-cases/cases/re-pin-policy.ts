import type { RePinPolicy } from '../../cases/commands/re-pin-policy.ts';
import { plainStep } from './plain-step.ts';

/** Moves a case to the policy of another day, as it is known now. Refuses policy-already-pinned, decision-needs-ground, case-not-so-far, not-your-stage. */
export const rePinPolicy = plainStep<RePinPolicy>('re-pin-policy');
