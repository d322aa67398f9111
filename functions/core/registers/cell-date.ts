import { type CalendarDate, isCalendarDate } from '../shared/calendar-date.ts';

// 2023-03-01 · 2023/3/1 · 2023.3.1 · 2023年3月1日 · 20230301, each perhaps with a time of day behind it.
const PARTED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}[:时].*)?$/;
const SOLID = /^(\d{4})(\d{2})(\d{2})(?: ?\d{6})?$/;
const [EARLIEST, LATEST] = ['1890-01-01', '2199-12-31'];

/** A day as registers write it, or undefined where the text is none. */
export function cellDate(text: string): CalendarDate | undefined {
  const [, year, month, day] = PARTED.exec(text) ?? SOLID.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) && date >= EARLIEST && date <= LATEST ? date : undefined;
}
