import { nearestName } from '../shared/nearest.ts';
import type { BoundColumn } from './bind-layout.ts';
import { cellComponents } from './cell-components.ts';
import { cellDate } from './cell-date.ts';
import { cellLevel } from './cell-level.ts';
import { cellMoney } from './cell-money.ts';
import { shownCell } from './cell-text.ts';

/** What a cell says, or what is wrong with it; value null: it says nothing. */
export type CellReading =
  | { readonly value: unknown; readonly fault?: never }
  | { readonly fault: { readonly code: string; readonly detail: string }; readonly value?: never };

type Format = NonNullable<BoundColumn['column']['format']>;

interface FormatReading {
  readonly read: (text: string) => unknown;
  readonly right: string;
}

const FORMATS: Readonly<Record<Exclude<Format, 'choice'>, FormatReading>> = {
  date: { read: cellDate, right: 'a day such as 2023-03-01, 2023/3/1, 20230301 or 2023年3月1日' },
  level: { read: cellLevel, right: 'a level such as 一级, 1 or 壹级' },
  money: { read: cellMoney, right: 'yuan with at most two decimals' },
  integer: {
    read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
    right: 'a whole number',
  },
  boolean: {
    read: (text) => (/^(是|有|1)$/.test(text) ? true : /^(否|无|0)$/.test(text) ? false : undefined),
    right: '是 or 否',
  },
  components: { read: cellComponents, right: 'categories with levels such as 肢体一级;智力二级' },
  text: { read: (text) => text, right: 'text' },
};

/** Reads one filled cell by its column: the column's own words first, then its format, then what the fact allows. */
export function readCell(bound: BoundColumn, text: string): CellReading {
  const { column, fact } = bound;
  const { values = {} } = column;
  if (Object.hasOwn(values, text)) return { value: values[text] ?? null };
  const format = formatOf(bound);
  const value = format === 'choice' ? choice(bound, text) : FORMATS[format].read(text);
  if (value === undefined) {
    const words = [...Object.keys(values), ...bound.labels.keys()];
    const nearest = format === 'choice' ? nearestName(text.slice(0, 24), words) : undefined;
    const right =
      format === 'choice'
        ? `one of ${words.join(', ')}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
        : FORMATS[format].right;
    return { fault: { code: `cell-${format}`, detail: `found ${shownCell(text)}; right is ${right}` } };
  }
  const problem = fact?.isUsable(value);
  if (problem === undefined) return { value };
  return { fault: { code: 'cell-value', detail: `found ${shownCell(text)}; right is ${problem.right.en}` } };
}

function choice({ fact, labels }: BoundColumn, text: string): unknown {
  return fact?.choices?.includes(text) ? text : labels.get(text);
}

/** The format that the layout gives, or the one that the fact asks for. */
function formatOf({ column, fact }: BoundColumn): Format {
  if (column.format !== undefined) return column.format;
  if (column.values !== undefined) return 'choice';
  if (fact === undefined) return 'text';
  if (fact.choices !== undefined) return 'choice';
  if (fact.kind === 'money' || fact.kind === 'date' || fact.kind === 'boolean') return fact.kind;
  return fact.kind === 'number' ? 'integer' : 'text';
}
