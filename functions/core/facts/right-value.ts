import type { FactSchema } from '../../generated/policy-file.ts';
import type { Bilingual } from '../shared/text.ts';

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
export function rightValue({ type, format, enum: choices, ...bounds }: ValueSchema): Bilingual {
  if (choices !== undefined && format !== 'money')
    return { zh: `${choices.join('、')} 之一`, en: `one of ${choices.join(', ')}` };
  if (format !== undefined) return RIGHT_FORMATS[format];
  const { maxItems, maxLength } = bounds;
  const range = rangeOf(bounds);
  if (type === 'integer')
    return { zh: `不加引号的整数${range.zh}`, en: `a whole number${range.en}, without quotes` };
  if (type === 'number')
    return { zh: `不加引号的数字${range.zh}`, en: `a number${range.en}, without quotes` };
  if (type === 'boolean') return { zh: 'true 或者 false', en: 'true or false' };
  if (type === 'object') return { zh: '对象', en: 'an object' };
  if (type === 'array')
    return maxItems === undefined
      ? { zh: '列表', en: 'a list' }
      : { zh: `不超过 ${maxItems} 项的列表`, en: `a list of at most ${maxItems}` };
  return maxLength === undefined
    ? { zh: '文字', en: 'text' }
    : { zh: `不超过 ${maxLength} 个字符的文字`, en: `text of at most ${maxLength} characters` };
}

const RIGHT_FORMATS = {
  money: {
    zh: '以元为单位、至多两位小数的金额，如 "80.00"',
    en: 'yuan with at most two decimals, such as "80.00"',
  },
  date: {
    zh: '日历上的日期，写作 YYYY-MM-DD，如 1970-03-20',
    en: 'a day of the calendar as YYYY-MM-DD, such as 1970-03-20',
  },
  month: { zh: '月份，写作 YYYY-MM，如 2023-03', en: 'a month as YYYY-MM, such as 2023-03' },
  'jurisdiction-code': {
    zh: '六位行政区划代码（GB/T 2260；县级以下为九位或者十二位）',
    en: 'a GB/T 2260 code of six digits (nine or twelve below the county)',
  },
} as const;

function rangeOf({ minimum, maximum }: Pick<ValueSchema, 'minimum' | 'maximum'>): Bilingual {
  if (minimum !== undefined && maximum !== undefined)
    return { zh: `，从 ${minimum} 到 ${maximum}`, en: ` from ${minimum} to ${maximum}` };
  if (minimum !== undefined) return { zh: `，不小于 ${minimum}`, en: ` of ${minimum} or more` };
  if (maximum !== undefined) return { zh: `，不大于 ${maximum}`, en: ` of ${maximum} or less` };
  return { zh: '', en: '' };
}
