import type { Bound, Cell, Table } from '../../../generated/policy-file.ts';
import type { FactDefinition, FactDictionary } from '../../facts/fact-dictionary.ts';
import { encodeValue, type FactKind } from '../../facts/fact-kinds.ts';

/**
 * The id of an earlier row that everybody who fits this row fits too, or undefined. It compares row with row by
 * their literals: rows that only together hide a later one are not found.
 */
export function coveringRow(table: Table, row: number, dictionary: FactDictionary): string | undefined {
  const cells = table.rows[row]?.when ?? [];
  const earlier = table.rows.slice(0, row).find(({ when }) =>
    table.by.every((fact, column) => {
      const definition = dictionary.byId.get(fact);
      const wide = when[column];
      const narrow = cells[column];
      return (
        definition !== undefined &&
        wide !== undefined &&
        narrow !== undefined &&
        covers(wide, narrow, definition)
      );
    }),
  );
  return earlier?.id;
}

/** Whether every value that fits the narrow cell fits the wide one; false where that is not certain. */
function covers(wide: Cell, narrow: Cell, definition: FactDefinition): boolean {
  if (wide === 'any' || JSON.stringify(wide) === JSON.stringify(narrow)) return true;
  const values = valuesOf(narrow, definition);
  if (values !== undefined) return values.every((value) => fits(value, wide, definition.kind));
  return isRange(wide) && isRange(narrow) && coversRange(wide, narrow, definition.kind);
}

type Range = Extract<Cell, { from?: Bound }>;

function isRange(cell: Cell): cell is Range {
  return typeof cell === 'object' && !Array.isArray(cell);
}

/** More values than any level, age or enumeration has. */
const MOST_VALUES = 150;

/** All values of a cell, where they can be listed: ranges of whole numbers are, by the fact's own bounds. */
function valuesOf(cell: Cell, { fact, choices }: FactDefinition): unknown[] | undefined {
  if (Array.isArray(cell)) return cell;
  if (cell !== 'any' && typeof cell !== 'object') return [cell];
  if (choices !== undefined) return cell === 'any' ? [...choices] : undefined;
  const { type, minimum, maximum } = fact.schema ?? { type: 'string' };
  if (type === 'boolean') return [true, false];
  if (type !== 'integer' || minimum === undefined || maximum === undefined) return undefined;
  if (maximum - minimum >= MOST_VALUES) return undefined;
  const all = Array.from({ length: Math.max(0, maximum - minimum + 1) }, (_, index) => minimum + index);
  if (cell === 'any') return all;
  return Object.values(cell).every((bound) => typeof bound === 'number')
    ? all.filter((value) => fits(value, cell, 'number'))
    : undefined;
}

function fits(value: unknown, cell: Cell, kind: FactKind): boolean {
  if (cell === 'any') return true;
  const inner = encodeValue(kind, value);
  if (Array.isArray(cell)) return cell.some((one) => encodeValue(kind, one) === inner);
  if (!isRange(cell)) return encodeValue(kind, cell) === inner;
  const { from, to, above, below } = cell;
  return (
    isPast(inner, from, kind, (a, b) => a >= b) &&
    isPast(inner, to, kind, (a, b) => a <= b) &&
    isPast(inner, above, kind, (a, b) => a > b) &&
    isPast(inner, below, kind, (a, b) => a < b)
  );
}

type Ordered = string | number;

function isPast(
  value: unknown,
  bound: Bound | undefined,
  kind: FactKind,
  holds: (a: Ordered, b: Ordered) => boolean,
): boolean {
  if (bound === undefined) return true;
  const limit = typeof bound === 'object' ? undefined : encodeValue(kind, bound);
  if (typeof value === 'number' && typeof limit === 'number') return holds(value, limit);
  return typeof value === 'string' && typeof limit === 'string' && holds(value, limit);
}

/** Each bound of the wide range holds for the end of the narrow one that is nearest to it. */
function coversRange(wide: Range, narrow: Range, kind: FactKind): boolean {
  const low = narrow.from ?? narrow.above;
  const high = narrow.to ?? narrow.below;
  if ((low !== undefined && typeof low === 'object') || (high !== undefined && typeof high === 'object'))
    return false;
  const isOpenLow = narrow.from === undefined;
  const isOpenHigh = narrow.to === undefined;
  const lowHolds = (bound: Bound | undefined, strict: boolean): boolean =>
    bound === undefined ||
    (low !== undefined &&
      isPast(encodeValue(kind, low), bound, kind, (a, b) => (strict && !isOpenLow ? a > b : a >= b)));
  const highHolds = (bound: Bound | undefined, strict: boolean): boolean =>
    bound === undefined ||
    (high !== undefined &&
      isPast(encodeValue(kind, high), bound, kind, (a, b) => (strict && !isOpenHigh ? a < b : a <= b)));
  return (
    lowHolds(wide.from, false) &&
    lowHolds(wide.above, true) &&
    highHolds(wide.to, false) &&
    highHolds(wide.below, true)
  );
}
