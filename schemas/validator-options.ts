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
