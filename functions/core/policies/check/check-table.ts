import type { Bound, Cell, Table } from '../../../generated/policy-file.ts';
import type { FactDefinition } from '../../facts/fact-dictionary.ts';
import { ORDERED_KINDS } from '../../facts/fact-kinds.ts';
import { checkParameter } from './check-conditions.ts';
import { checkLiteral } from './check-literal.ts';
import { coveringRow } from './covering-row.ts';
import type { Path } from './flaw.ts';
import { entriesOf } from './stated-rules.ts';
import type { View } from './view.ts';

/** Tables have a cell for every fact, of values that the fact can have, and no row that an earlier one hides. */
export function checkTables(view: View): void {
  for (const [id, { table }] of entriesOf(view.file.benefits))
    if (table) checkTable(table, ['benefits', id, 'table'], view);
}

function checkTable(table: Table, path: Path, view: View): void {
  table.by.forEach((fact, column) => {
    if (view.dictionary.byId.get(fact)?.kind !== 'list') return;
    view.report([...path, 'by', column], 'operator-against-fact.table', { fact });
  });
  table.rows.forEach(({ id, when }, row) => {
    const at = [...path, 'rows', row, 'when'];
    if (when.length !== table.by.length) {
      const facts = { zh: table.by.join('、'), en: table.by.join(', ') };
      view.report(at, 'table-width', { row: id, cells: when.length, count: table.by.length, facts });
      return;
    }
    when.forEach((cell, column) => {
      const definition = view.dictionary.byId.get(table.by[column] ?? '');
      if (definition !== undefined && definition.kind !== 'list')
        checkCell(cell, definition, [...at, column], view);
    });
    const hiding = coveringRow(table, row, view.dictionary);
    if (hiding !== undefined)
      view.report([...path, 'rows', row], 'unreachable-row', { row: id, before: hiding });
  });
}

function checkCell(cell: Cell, definition: FactDefinition, path: Path, view: View): void {
  if (cell === 'any') return;
  if (Array.isArray(cell))
    cell.forEach((one, index) => {
      checkLiteral(definition, one, [...path, index], view);
    });
  else if (typeof cell !== 'object') checkLiteral(definition, cell, path, view);
  else if (!ORDERED_KINDS.has(definition.kind))
    view.report(path, 'operator-against-fact.range', { fact: definition.id });
  else
    for (const [key, bound] of entriesOf<Bound>(cell))
      if (typeof bound === 'object') checkParameter(definition, bound.parameter, false, [...path, key], view);
      else checkLiteral(definition, bound, [...path, key], view);
}
