import type { Parameter } from '../../../generated/policy-file.ts';

/** Whether a parameter is an amount of money or a number; undefined where no level has said. */
export function parameterKind(parameter: Parameter | undefined): 'amount' | 'number' | undefined {
  if (parameter?.amount !== undefined) return 'amount';
  return parameter?.number === undefined ? undefined : 'number';
}
