import type {
  Amount,
  Bound,
  Cell,
  Cite,
  Condition,
  Operand,
  Table,
  Text,
} from '../../generated/policy-file.ts';

/** A row of a decision table as a class: its cells are one condition. A residual row, or one of "any" alone, has none. */
export interface TableRow {
  readonly id: string;
  readonly label: Text;
  readonly when: Condition | undefined;
  readonly amount: Amount;
  readonly cite: Cite;
}

export function tableRows(table: Table | undefined): TableRow[] {
  if (table === undefined) return [];
  const rows: TableRow[] = table.rows.map(({ id, label, when, amount, cite }) => {
    const leaves = table.by.flatMap((fact, column) => cellConditions(fact, when[column] ?? 'any'));
    return {
      id,
      label,
      when: leaves.length > 0 ? { all: leaves } : undefined,
      amount,
      cite: cite ?? table.cite,
    };
  });
  const { residual } = table;
  if (residual === undefined) return rows;
  return [...rows, { ...residual, when: undefined, cite: residual.cite ?? table.cite }];
}

/** One cell as conditions on its fact; none for "any". */
export function cellConditions(fact: string, cell: Cell): Condition[] {
  if (cell === 'any') return [];
  if (Array.isArray(cell)) return [{ fact, operator: 'in', value: cell }];
  if (typeof cell !== 'object') return [{ fact, operator: 'equal', value: cell }];
  const bounds: [
    Bound | undefined,
    'greaterThanInclusive' | 'lessThanInclusive' | 'greaterThan' | 'lessThan',
  ][] = [
    [cell.from, 'greaterThanInclusive'],
    [cell.to, 'lessThanInclusive'],
    [cell.above, 'greaterThan'],
    [cell.below, 'lessThan'],
  ];
  return bounds.flatMap(([bound, operator]) =>
    bound === undefined ? [] : [{ fact, operator, value: bound satisfies Operand }],
  );
}
