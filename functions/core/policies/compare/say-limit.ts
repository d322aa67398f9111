import type { Limit } from '../../../generated/policy-file.ts';
import type { Bilingual } from '../../shared/text.ts';

/** A limit as an officer reads it; a text that gives none says so. */
export function sayLimit(limit: Limit): Bilingual {
  if (limit === null) return { zh: '未规定', en: 'not set' };
  if ('workingDays' in limit)
    return {
      zh: `${limit.workingDays}个工作日`,
      en: `${limit.workingDays} working day${limit.workingDays === 1 ? '' : 's'}`,
    };
  return {
    zh: `${limit.calendarDays}日`,
    en: `${limit.calendarDays} calendar day${limit.calendarDays === 1 ? '' : 's'}`,
  };
}
