import type { AddMaterial } from '../../cases/commands/add-material.ts';
import { plainStep } from './plain-step.ts';

/** A file whose content is kept already is added to a material. Refuses material-unknown, file-not-accepted, case-not-so-far, not-your-stage. */
export const addMaterial = plainStep<AddMaterial>('add-material');
