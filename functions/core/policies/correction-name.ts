import type { PolicyFile } from '../../generated/policy-file.ts';
import { correctionNumber, issuedOn } from './policy.ts';

/** Name of the file of a correction: <effectiveFrom>_issued-<issuedOn>.json, the further ones of a day of issue with -2, -3 … */
export function correctionName(file: PolicyFile): string {
  const number = correctionNumber(file);
  return `${file.effectiveFrom}_issued-${issuedOn(file)}${number > 1 ? `-${number}` : ''}.json`;
}
