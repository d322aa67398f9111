import type { Options } from 'ajv/dist/2020.js';

/** How the schemas of files are read, wherever they are compiled. */
export const validatorOptions = {
  inlineRefs: false,
  allErrors: false,
  verbose: false,
  allowUnionTypes: true,
  strictTypes: false,
  strictTuples: false,
} as const satisfies Options;

/** How bodies of requests are read: every error, with what it is about. */
export const bodyValidatorOptions = { allErrors: true, verbose: true } as const satisfies Options;

/** What our own annotations of bodies are called. */
export const bodyVocabulary = ['x-right', 'x-right-zh', 'x-refusal', 'x-personal'] as const;
