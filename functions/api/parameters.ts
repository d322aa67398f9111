import { isCalendarDate } from '../core/shared/calendar-date.ts';
import { type Parameter, wrongParameter } from './parameter.ts';

const CODE = /^[1-9][0-9]{5}$/;

/** {code}: a jurisdiction. */
export const jurisdictionCode: Parameter<string> = {
  name: 'code',
  in: 'path',
  description: { zh: '行政区划代码（GB/T 2260，六位）', en: 'GB/T 2260 code of six digits' },
  schema: { type: 'string', pattern: CODE.source },
  example: '500156',
  read(text = '') {
    if (CODE.test(text)) return text;
    throw wrongParameter(this, text, {
      zh: '六位行政区划代码（GB/T 2260），如 500156',
      en: 'a GB/T 2260 code of six digits, such as 500156',
    });
  },
};

/** ?jurisdiction=: a county. */
export const countyIn: Parameter<string> = {
  ...jurisdictionCode,
  name: 'jurisdiction',
  in: 'query',
  isRequired: true,
};

/** ?jurisdiction=: an authority of any level. */
export const areaIn: Parameter<string> = { ...countyIn, example: '500000' };

/** ?on=: a day, today where absent. */
export const onDay: Parameter<string | undefined> = dayParameter('on', {
  zh: '哪一天的政策，缺省为今天（北京时间）',
  en: 'The day whose policy is meant; today in Beijing where absent',
});

/** ?knownOn=: what was known on another day. */
export const knownOnDay: Parameter<string | undefined> = dayParameter('knownOn', {
  zh: '只算到这一天为止已经发布的文件，缺省为全部',
  en: 'Count only what was issued by this day; everything where absent',
});

/** ?benefit=: one benefit, all where absent. */
export const benefitId: Parameter<string | undefined> = {
  name: 'benefit',
  in: 'query',
  description: {
    zh: '补贴，如 living、nursing，缺省为全部',
    en: 'A benefit, such as living or nursing; all where absent',
  },
  schema: { type: 'string' },
  example: 'living',
  read: (text) => text,
};

/** ?q=: what to search for. */
export const searchText: Parameter<string | undefined> = {
  name: 'q',
  in: 'query',
  description: { zh: '代码开头，或名称的一部分', en: 'Start of a code, or part of a name' },
  schema: { type: 'string', maxLength: 60 },
  example: '武隆',
  read(text) {
    if (text === undefined || text.length <= 60) return text;
    throw wrongParameter(this, text, { zh: '不超过 60 个字符的文字', en: 'at most 60 characters' });
  },
};

const MOST_ITEMS = 200;

/** ?limit=: items of a page. */
export const pageLimit: Parameter<number> = {
  name: 'limit',
  in: 'query',
  description: { zh: '每页条数', en: 'Items of a page' },
  schema: { type: 'integer', minimum: 1, maximum: MOST_ITEMS, default: 50 },
  read(text = '50') {
    const limit = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
    if (limit >= 1 && limit <= MOST_ITEMS) return limit;
    throw wrongParameter(this, text, {
      zh: `从 1 到 ${MOST_ITEMS} 的整数`,
      en: `a whole number from 1 to ${MOST_ITEMS}`,
    });
  },
};

/** ?cursor=: where the page before ended. Opaque to callers; inside it is the last code in base64url. */
export const pageCursor: Parameter<string | undefined> = {
  name: 'cursor',
  in: 'query',
  description: { zh: '上一页的 next', en: '`next` of the page before' },
  schema: { type: 'string' },
  read(text) {
    if (text === undefined) return undefined;
    const code = decodeCursor(text);
    if (code !== undefined) return code;
    throw wrongParameter(this, text, {
      zh: '上一页给出的 next，原样传回',
      en: '`next` of the page before, as it was given',
    });
  },
};

export function encodeCursor(code: string): string {
  return btoa(code).replaceAll('=', '');
}

function decodeCursor(text: string): string | undefined {
  try {
    const code = atob(text);
    return CODE.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function dayParameter(name: string, description: Parameter['description']): Parameter<string | undefined> {
  return {
    name,
    in: 'query',
    description,
    schema: { type: 'string', format: 'date' },
    example: '2023-03-31',
    read(text) {
      if (text === undefined || isCalendarDate(text)) return text;
      const right = {
        zh: '日历上的日期，写作 YYYY-MM-DD，如 2023-02-23',
        en: 'a day of the calendar as YYYY-MM-DD, such as 2023-02-23',
      };
      throw wrongParameter({ name, in: 'query' }, text, right, 'month-invalid');
    },
  };
}
