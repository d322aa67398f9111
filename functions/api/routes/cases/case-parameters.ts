import { isAreaCode } from '../../../core/access/area-code.ts';
import { isCalendarDate } from '../../../core/shared/calendar-date.ts';
import { isMonth } from '../../../core/shared/month.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { MONTH_FORM, oneOf, type Parameter, wrongParameter } from '../../parameter.ts';
import { pathId } from '../../path-id.ts';

/** {caseId} */
export const caseId = pathId('caseId', 'case-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '申请编号',
  en: 'Id of the case',
});

/** {material} */
export const materialId = pathId('material', 'application-form', {
  zh: '材料编号，见办事清单',
  en: 'Id of a material of the checklist',
});

/** {file} */
export const fileId = pathId('file', 'file-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '文件编号',
  en: 'Id of a file',
});

/** Content-Disposition: the name of an uploaded file; not in the address, where logs would keep it. */
export const fileName: Parameter<string | undefined> = {
  name: 'Content-Disposition',
  in: 'header',
  description: {
    zh: "文件名，如 attachment; filename*=UTF-8''%E7%94%B3%E8%AF%B7%E8%A1%A8.pdf；缺省为材料编号",
    en: 'The file’s name, RFC 6266; the material’s id where absent',
  },
  schema: { type: 'string' },
  read(text = '') {
    const extended = /filename\*=UTF-8''([^;\s]+)/i.exec(text)?.[1];
    const plain = /filename="?([^";]+)"?/i.exec(text)?.[1];
    try {
      return extended === undefined ? plain : decodeURIComponent(extended);
    } catch {
      return plain; // not percent-encoded after all
    }
  },
};

/** Idempotency-Key: the same key and request get the same answer. */
export const idempotencyKey: Parameter<string | undefined> = {
  name: 'Idempotency-Key',
  in: 'header',
  description: {
    zh: '调用方自选的键：同键同请求只办一次，得到同一答复；同键不同请求被拒绝（7 天内）',
    en: 'A key of the caller’s choice: the same key and request are done once and answered the same; another request under it is refused. Kept for 7 days',
  },
  schema: { type: 'string', maxLength: 255 },
  read: (text) => text,
};

const REVISION = /^"([1-9][0-9]{0,9})"$/;

/** If-Match: the revision that the caller has seen. */
export const ifMatch: Parameter<number | undefined> = {
  name: 'If-Match',
  in: 'header',
  description: {
    zh: '读取时得到的 ETag；申请在此期间有变化则拒绝（412）',
    en: 'The ETag that was read; refused with 412 where the case has moved since',
  },
  schema: { type: 'string' },
  example: '"3"',
  read(text) {
    if (text === undefined || text.trim() === '*') return undefined;
    const found = REVISION.exec(text.trim())?.[1];
    if (found !== undefined) return Number(found);
    // RFC 9110 13.1.1: what matches no strong tag is a failed precondition, not a malformed request.
    throw new Refusal(
      'revision-stale',
      `If-Match is ${JSON.stringify(text.slice(0, 60))}; right is one ETag as it was given, such as "3"`,
    );
  },
};

/** ?limit=, ?cursor= of lists that a store pages; the cursor is the store's own. */
export const storeCursor: Parameter<string | undefined> = {
  name: 'cursor',
  in: 'query',
  description: { zh: '上一页的 next', en: '`next` of the page before' },
  schema: { type: 'string' },
  read: (text) => text,
};

/** ?month= */
export const monthIn: Parameter<string | undefined> = {
  name: 'month',
  in: 'query',
  description: { zh: '月份，缺省为本月', en: 'A month; this one where absent' },
  schema: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
  example: '2023-03',
  read(text) {
    if (text === undefined || isMonth(text)) return text;
    throw wrongParameter(this, text, MONTH_FORM, 'month-invalid');
  },
};

/** ?stage= */
export const stageIn: Parameter<string | undefined> = {
  name: 'stage',
  in: 'query',
  description: {
    zh: '环节；窗口的为 collect、push、correct、notify',
    en: 'A stage of the chain; of a window collect, push, correct or notify',
  },
  schema: { type: 'string', maxLength: 64 },
  read: (text) => text,
};

/** ?dueBy= */
export const dueBy: Parameter<string | undefined> = {
  name: 'dueBy',
  in: 'query',
  description: { zh: '只列这一天及以前到期的', en: 'Only what is due by this day' },
  schema: { type: 'string', format: 'date' },
  example: '2023-03-31',
  read(text) {
    if (text === undefined || isCalendarDate(text)) return text;
    throw wrongParameter(
      this,
      text,
      { zh: '日期，写作 YYYY-MM-DD', en: 'a day as YYYY-MM-DD' },
      'month-invalid',
    );
  },
};

/** ?office=: an area; that of the token where absent. */
export const office: Parameter<string | undefined> = {
  name: 'office',
  in: 'query',
  description: {
    zh: '办理单位所在的区县、乡镇或村的代码（6、9 或 12 位），缺省为令牌的辖区',
    en: 'Area code of the office, of 6, 9 or 12 digits; that of the token where absent',
  },
  schema: { type: 'string', pattern: '^[1-9][0-9]{5}([0-9]{3}){0,2}$' },
  example: '500156',
  read(text) {
    if (text === undefined || isAreaCode(text)) return text;
    throw wrongParameter(this, text, {
      zh: '6、9 或者 12 位的区划代码，如 500156',
      en: 'an area code of 6, 9 or 12 digits, such as 500156',
    });
  },
};

/** A parameter whose values are few. */
export function choice<T extends string>(
  name: string,
  values: readonly T[],
  description: Parameter['description'],
): Parameter<T | undefined> {
  return {
    name,
    in: 'query',
    description,
    schema: { enum: [...values] },
    read(text) {
      const found = values.find((one) => one === text);
      if (text === undefined || found !== undefined) return found;
      throw wrongParameter(this, text, oneOf(values));
    },
  };
}
