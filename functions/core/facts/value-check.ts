import { Ajv } from 'ajv';
import type { FactSchema } from '../../generated/policy-file.ts';
import { isCalendarDate } from '../shared/calendar-date.ts';
import { parseMoney } from '../shared/money.ts';
import { isMonth } from '../shared/month.ts';

/** Says whether a value fits, and if not where inside it (RFC 6901) and what would be right. */
export type ValueCheck = (value: unknown) => ValueProblem | undefined;

export interface ValueProblem {
  readonly pointer: string;
  readonly found: unknown;
  readonly right: string;
  readonly choices?: readonly string[];
}

const ajv = new Ajv({ allErrors: false, verbose: true, strict: false });
ajv.addFormat('date', isCalendarDate);
ajv.addFormat('month', isMonth);
ajv.addFormat('jurisdiction-code', /^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$/);
ajv.addKeyword({
  keyword: 'money',
  errors: false,
  validate: (_: unknown, value: unknown) => parseMoney(String(value)) !== undefined,
});

const checks = new Map<string, ValueCheck>();

/** The check of a fact schema. Equal schemas share one compiled validator, whichever policy they stand in. */
export function valueCheck(schema: FactSchema): ValueCheck {
  const key = JSON.stringify(schema);
  const known = checks.get(key);
  if (known !== undefined) return known;
  let validate: ReturnType<typeof ajv.compile> | undefined;
  const check: ValueCheck = (value) => {
    validate ??= ajv.compile(jsonSchemaOf(schema));
    if (validate(value)) return undefined;
    const error = validate.errors?.[0];
    const at = (error?.parentSchema ?? schema) as RightSchema;
    const missing = error?.keyword === 'required' ? String(error.params.missingProperty) : undefined;
    const extra =
      error?.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : undefined;
    const pointer = `${error?.instancePath ?? ''}${extra === undefined ? '' : `/${extra}`}`;
    if (missing !== undefined) return { pointer, found: undefined, right: `an entry with ${missing}` };
    if (extra !== undefined)
      return { pointer, found: extra, right: `one of ${Object.keys(at.properties ?? {}).join(', ')}` };
    return { pointer, found: error?.data, right: rightValue(at), ...(at.enum && { choices: at.enum }) };
  };
  checks.set(key, check);
  return check;
}

interface RightSchema {
  type?: unknown;
  format?: string;
  money?: boolean;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, unknown>;
}

/** `format: money` is decimal text, or a number whose decimal notation is exact. */
function jsonSchemaOf(schema: object): object {
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key === 'items') return [key, jsonSchemaOf(value)];
    if (key !== 'properties') return [key, value];
    const inner = Object.entries(value as Record<string, object>).map(([name, one]) => [
      name,
      jsonSchemaOf(one),
    ]);
    return [key, Object.fromEntries(inner)];
  });
  const plain = Object.fromEntries(entries);
  if (plain.format === 'money') return { type: ['string', 'number'], money: true };
  return plain.properties === undefined ? plain : { ...plain, additionalProperties: false };
}

function rightValue(schema: RightSchema): string {
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  if (schema.money) return 'yuan with at most two decimals, such as "80.00"';
  if (schema.format === 'date') return 'a day of the calendar as YYYY-MM-DD, such as 1970-03-20';
  if (schema.format === 'month') return 'a month as YYYY-MM, such as 2023-03';
  if (schema.format === 'jurisdiction-code')
    return 'a GB/T 2260 code of six digits (nine or twelve below the county)';
  const { minimum, maximum } = schema;
  const range =
    minimum !== undefined && maximum !== undefined
      ? ` from ${minimum} to ${maximum}`
      : minimum !== undefined
        ? ` of ${minimum} or more`
        : maximum !== undefined
          ? ` of ${maximum} or less`
          : '';
  if (schema.type === 'integer') return `a whole number${range}, without quotes`;
  if (schema.type === 'number') return `a number${range}, without quotes`;
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'array') return `a list${schema.maxItems ? ` of at most ${schema.maxItems}` : ''}`;
  if (schema.type === 'object') return 'an object';
  return schema.maxLength === undefined ? 'text' : `text of at most ${schema.maxLength} characters`;
}
