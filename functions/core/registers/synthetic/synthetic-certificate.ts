import { addDays, type CalendarDate } from '../../shared/calendar-date.ts';
import type { Draws } from './draws.ts';
import type { SyntheticCertificate } from './synthetic-county.ts';

const CATEGORIES: readonly [string, ...string[]] = [
  '视力',
  '听力',
  '言语',
  '肢体',
  '肢体',
  '肢体',
  '肢体',
  '智力',
  '精神',
  '精神',
  '多重',
];
const COMPONENTS: readonly [string, ...string[]] = [
  '肢体{level}级;智力三级',
  '视力{level}级;听力四级',
  '精神{level}级;肢体三级',
];
const LEVELS: readonly [number, ...number[]] = [1, 2, 2, 3, 3, 4, 4];
const YEARS_VALID = 10;
const CHINESE = '零一二三四';

/** A certificate issued within the ten years before a day, or within the months followed; it expires in its tenth year. */
export function syntheticCertificate(
  draws: Draws,
  bornOn: CalendarDate,
  first: CalendarDate,
  last: CalendarDate,
): SyntheticCertificate {
  const isNew = draws.happens(0.08);
  const earliest = later(addDays(bornOn, 180), isNew ? first : addYears(first, -YEARS_VALID));
  const issuedOn = draws.day(earliest, later(earliest, isNew ? last : addDays(first, -1)));
  const expiresOn = addDays(addYears(issuedOn, YEARS_VALID), -1);
  const category = draws.pick(CATEGORIES);
  const level = draws.pick(LEVELS);
  const renewal = draws.below(10);
  const renewedOn =
    renewal < 7
      ? addDays(expiresOn, -draws.below(60))
      : renewal < 9
        ? addDays(expiresOn, 10 + draws.below(120))
        : null;
  const from = later(first, issuedOn);
  const change = draws.happens(0.04) ? { on: draws.day(from, last), level: 1 + draws.below(4) } : null;
  const frozenOn = draws.happens(0.01) ? draws.day(from, last) : null;
  return {
    category,
    level,
    components:
      category === '多重' ? draws.pick(COMPONENTS).replace('{level}', CHINESE[level] ?? '四') : null,
    issuedOn,
    expiresOn,
    renewedOn,
    change: change !== null && change.level !== level && category !== '多重' ? change : null,
    frozen:
      frozenOn === null
        ? null
        : { from: frozenOn, until: draws.happens(0.6) ? addDays(frozenOn, 30 + draws.below(120)) : null },
    cancelledOn: draws.happens(0.01) ? draws.day(from, last) : null,
  };
}

/** The same day so many years later; 29 February becomes the 28th. */
export function addYears(on: CalendarDate, years: number): CalendarDate {
  const day = `${String(Number(on.slice(0, 4)) + years).padStart(4, '0')}${on.slice(4)}`;
  return day.endsWith('-02-29') ? day.replace('-29', '-28') : day;
}

function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}
