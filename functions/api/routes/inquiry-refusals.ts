import type { RefusalName } from '../../core/shared/refusal.ts';
import { bodyRefusals } from '../json-body.ts';

/** What stands in the way of an answer about a person and a month, in a determination as in a screening. */
export const INQUIRY_REFUSALS: readonly RefusalName[] = [
  ...bodyRefusals,
  'month-invalid',
  'jurisdiction-unknown',
  'policy-not-in-force',
  'policy-invalid',
  'policy-too-costly',
  'facts-invalid',
];
