import type { MarkMaterialShown } from '../../cases/commands/mark-material-shown.ts';
import { plainStep } from './plain-step.ts';

/** A register shows what a material would. Refuses material-unknown, request-invalid, case-not-so-far, not-your-stage. */
export const markMaterialShown = plainStep<MarkMaterialShown>('mark-material-shown');
