import { Refusal } from './refusal.ts';

/** A calendar month as YYYY-MM. */
export type Month = string;

const MONTH = /^([0-9]{4})-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

/** Reads a month; refuses `month-invalid`. */
export function parseMonth(text: string): Month {
  if (!isMonth(text))
    throw new Refusal('month-invalid', {
      zh: `月份写作 ${JSON.stringify(text.slice(0, 40))}；应为 YYYY-MM，月份从 01 到 12，如 2023-03`,
      en: `month is ${JSON.stringify(text.slice(0, 40))}; right is YYYY-MM with a month from 01 to 12, such as 2023-03`,
    });
  return text;
}

/** Months since year 0, for arithmetic. Takes a month or a date. */
export function monthIndex(monthOrDate: string): number {
  return Number(monthOrDate.slice(0, 4)) * 12 + Number(monthOrDate.slice(5, 7)) - 1;
}

export function monthOfIndex(index: number): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

export function addMonths(month: Month, count: number): Month {
  return monthOfIndex(monthIndex(month) + count);
}

export function daysInMonth(month: Month): number {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  if (number === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return number === 4 || number === 6 || number === 9 || number === 11 ? 30 : 31;
}

export function lastDayOf(month: Month): string {
  return `${month}-${String(daysInMonth(month)).padStart(2, '0')}`;
}
