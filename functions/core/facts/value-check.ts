// Facts are checked with every determination, in every function that decides. Their schemas have a few forms only, so
// these are read here instead of by Ajv, which is 120 KB and compiles each for a millisecond. A test compares the two.
import { isCalendarDate } from '../shared/calendar-date.ts';
import { isObject, pointerStep } from '../shared/json.ts';
import { parseMoney } from '../shared/money.ts';
import { isMonth } from '../shared/month.ts';
import type { Bilingual } from '../shared/text.ts';
import { rightValue, type ValueSchema } from './right-value.ts';

/** Says whether a value fits, and if not where inside it (RFC 6901) and what would be right. */
export type ValueCheck = (value: unknown) => ValueProblem | undefined;

export interface ValueProblem {
  readonly pointer: string;
  readonly found: unknown;
  readonly right: Bilingual;
  readonly choices?: readonly string[];
}

const checks = new Map<string, ValueCheck>();

/** The check of a fact's schema. Equal schemas share one, whichever policy they stand in. */
export function valueCheck(schema: ValueSchema): ValueCheck {
  const key = JSON.stringify(schema);
  const known = checks.get(key);
  if (known !== undefined) return known;
  const check = checkOf(schema);
  checks.set(key, check);
  return check;
}

/** First the value itself, then what it holds. */
function checkOf(schema: ValueSchema): ValueCheck {
  const { enum: choices } = schema;
  const fits = fitsOf(schema);
  const inside = insideOf(schema);
  return (value) => {
    if (fits(value)) return inside?.(value);
    return { pointer: '', found: value, right: rightValue(schema), ...(choices && { choices }) };
  };
}

type Fits = (value: unknown) => boolean;

function fitsOf(schema: ValueSchema): Fits {
  if (schema.format === 'money') return isMoney;
  const isOfType = typeOf(schema);
  const choices: readonly unknown[] | undefined = schema.enum;
  return choices === undefined ? isOfType : (value) => isOfType(value) && choices.includes(value);
}

/** Decimal text, or a number whose decimal notation is exact. */
function isMoney(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && parseMoney(String(value)) !== undefined;
}

function typeOf(schema: ValueSchema): Fits {
  const { type, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (type === 'boolean') return (value) => typeof value === 'boolean';
  if (type === 'object') return isObject;
  if (type === 'array') return (value) => Array.isArray(value) && value.length <= maxItems;
  return type === 'string' ? textOf(schema) : numberOf(schema);
}

const formats = {
  date: isCalendarDate,
  month: isMonth,
  'jurisdiction-code': (text: string) => /^[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?$/.test(text),
} as const;

function textOf({ format, maxLength = Number.POSITIVE_INFINITY }: ValueSchema): Fits {
  const isWritten = format === undefined || format === 'money' ? () => true : formats[format];
  return (value) => typeof value === 'string' && isWithin(value, maxLength) && isWritten(value);
}

/** Characters are counted as people count them: 𠮷 is one. */
function isWithin(text: string, most: number): boolean {
  return text.length <= most || [...text].length <= most;
}

function numberOf({ type, minimum, maximum }: ValueSchema): Fits {
  const [least, most] = [minimum ?? Number.NEGATIVE_INFINITY, maximum ?? Number.POSITIVE_INFINITY];
  return (value) =>
    typeof value === 'number' &&
    (type === 'integer' ? Number.isInteger(value) : Number.isFinite(value)) &&
    value >= least &&
    value <= most;
}

function insideOf({ type, items, required, properties }: ValueSchema): ValueCheck | undefined {
  if (type === 'array' && items !== undefined) return entriesCheck(checkOf(items));
  return type === 'object' ? membersCheck(required ?? [], properties) : undefined;
}

function entriesCheck(check: ValueCheck): ValueCheck {
  return (list) => {
    for (const [index, entry] of (list as unknown[]).entries()) {
      // it fits: it is a list
      const problem = check(entry);
      if (problem !== undefined) return { ...problem, pointer: pointerStep(index) + problem.pointer };
    }
    return undefined;
  };
}

function membersCheck(required: readonly string[], properties: ValueSchema['properties']): ValueCheck {
  const checked = Object.entries(properties ?? {}).map(([name, one]) => [name, checkOf(one)] as const);
  const names = checked.map(([name]) => name);
  return (value) => {
    const entry = value as Record<string, unknown>; // it fits: it is an object
    const missing = required.find((name) => !Object.hasOwn(entry, name));
    if (missing !== undefined) return { pointer: '', found: undefined, right: entryWith(missing) };
    const extra = properties && Object.keys(entry).find((name) => !names.includes(name));
    if (extra !== undefined) return { pointer: pointerStep(extra), found: extra, right: oneOf(names) };
    for (const [name, check] of checked) {
      const problem = Object.hasOwn(entry, name) ? check(entry[name]) : undefined;
      if (problem !== undefined) return { ...problem, pointer: pointerStep(name) + problem.pointer };
    }
    return undefined;
  };
}

function entryWith(name: string): Bilingual {
  return { zh: `写有 ${name} 的一项`, en: `an entry with ${name}` };
}

function oneOf(names: readonly string[]): Bilingual {
  return { zh: `${names.join('、')} 之一`, en: `one of ${names.join(', ')}` };
}
