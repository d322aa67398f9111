import type { DecideStage } from '../../cases/commands/decide/decision-command.ts';
import { plainStep } from './plain-step.ts';

/** An officer decides at the open stage; deciding against the determination takes a written ground. Refuses stage-not-open, not-your-stage, decided-already, decision-needs-ground, decision-incomplete, send-back-not-possible. */
export const decideStage = plainStep<DecideStage>('decide-stage');
