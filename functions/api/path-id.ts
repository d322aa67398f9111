import type { Bilingual } from '../core/shared/text.ts';
import type { Parameter } from './parameter.ts';

/** A part of the path that names one thing that is kept: whatever it says, the store knows it or does not. */
export function pathId(name: string, example: string, description: Bilingual): Parameter<string> {
  return {
    name,
    in: 'path',
    description,
    schema: { type: 'string' },
    example,
    read: (text = '') => text,
  };
}
