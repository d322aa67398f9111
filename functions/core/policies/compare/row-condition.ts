import type { Cell, Condition } from '../../../generated/policy-file.ts';
import { cellConditions } from '../../determinations/table-rows.ts';

/** The cells of a table's row as one condition, to be read out; undefined for a row that takes everybody. */
export function rowCondition(by: readonly string[], cells: readonly Cell[]): Condition | undefined {
  const leaves = by.flatMap((fact, column) => cellConditions(fact, cells[column] ?? 'any'));
  const [only] = leaves;
  return leaves.length === 1 ? only : leaves.length === 0 ? undefined : { all: leaves };
}
