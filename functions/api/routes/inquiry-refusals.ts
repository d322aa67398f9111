import type { RefusalName } from '../../core/shared/refusal.ts';

/** What stands in the way of an answer about a person and a month, in a determination as in a screening. */
export const INQUIRY_REFUSALS: readonly RefusalName[] = [
  'body-too-large',
  'body-malformed',
  'media-type-unsupported',
  'request-invalid',
  'month-invalid',
  'jurisdiction-unknown',
  'policy-not-in-force',
  'policy-invalid',
  'policy-too-costly',
  'facts-invalid',
];
