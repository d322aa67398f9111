import type { FactSchema } from '../../generated/policy-file.ts';

/** The forms of JSON Schema that policies use: of a fact, of the entries of its list, and of what these hold. */
export interface ValueSchema {
  readonly type: FactSchema['type'] | 'object';
  readonly format?: NonNullable<FactSchema['format']>;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: ValueSchema;
  readonly required?: readonly string[];
  /** Where they are given there may be no others. */
  readonly properties?: Readonly<Record<string, ValueSchema>>;
}

/** What a schema takes, in words that end a sentence with "right is". */
export function rightValue({ type, format, enum: choices, ...bounds }: ValueSchema): string {
  if (choices !== undefined && format !== 'money') return `one of ${choices.join(', ')}`;
  if (format !== undefined) return rightFormats[format];
  const { maxItems, maxLength } = bounds;
  if (type === 'integer') return `a whole number${rangeOf(bounds)}, without quotes`;
  if (type === 'number') return `a number${rangeOf(bounds)}, without quotes`;
  if (type === 'boolean') return 'true or false';
  if (type === 'object') return 'an object';
  if (type === 'array') return maxItems === undefined ? 'a list' : `a list of at most ${maxItems}`;
  return maxLength === undefined ? 'text' : `text of at most ${maxLength} characters`;
}

const rightFormats = {
  money: 'yuan with at most two decimals, such as "80.00"',
  date: 'a day of the calendar as YYYY-MM-DD, such as 1970-03-20',
  month: 'a month as YYYY-MM, such as 2023-03',
  'jurisdiction-code': 'a GB/T 2260 code of six digits (nine or twelve below the county)',
} as const;

function rangeOf({ minimum, maximum }: Pick<ValueSchema, 'minimum' | 'maximum'>): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of ${minimum} or more`;
  return maximum === undefined ? '' : ` of ${maximum} or less`;
}
