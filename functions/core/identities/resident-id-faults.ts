import { addDays, type CalendarDate, isCalendarDate } from '../shared/calendar-date.ts';
import type { RefusalItem } from '../shared/refusal.ts';
import { checkDigitOf, statedBirthOn } from './resident-id-digits.ts';

const LENGTH = 18;
// Nobody has lived so long; what is older is a slip in the year. 150 years of 365.25 days.
const LONGEST_LIFE_IN_DAYS = 54_788;

/** What is wrong with a resident ID on a day, place by place; the details never repeat any part of it. */
export function residentIdFaults(text: string, on: CalendarDate, pointer: string): RefusalItem[] {
  const item = (code: string, detail: string): RefusalItem => ({ pointer, code, detail });
  const length = Array.from(text).length;
  if (length !== LENGTH) return [item('resident-id-length', lengthDetail(length))];
  if (!/^\d{17}[\dXx]$/.test(text)) {
    const detail = 'the resident ID has other characters; it is 17 digits and a digit or X';
    return [item('resident-id-characters', detail)];
  }
  const faults: RefusalItem[] = [];
  const birth = birthFault(statedBirthOn(text), on);
  if (birth) faults.push(item('resident-id-birth-date', `the resident ID ${birth}`));
  if (checkDigitOf(text) !== text.slice(-1).toUpperCase()) {
    const detail = 'the last character does not fit the digits before it; one of them is not as on the card';
    faults.push(item('resident-id-check-digit', detail));
  }
  return faults;
}

function lengthDetail(length: number): string {
  const older = length === 15 ? '; cards with 15 digits have not been valid since 2013' : '';
  return `the resident ID has ${length} characters; it has ${LENGTH}${older}`;
}

function birthFault(bornOn: string, on: CalendarDate): string | undefined {
  if (!isCalendarDate(bornOn))
    return 'states a day of birth that is not in the calendar, at characters 7 to 14';
  if (bornOn > on) return `states a day of birth after ${on}, at characters 7 to 14`;
  if (bornOn < addDays(on, -LONGEST_LIFE_IN_DAYS))
    return 'states a birth more than 150 years ago, at characters 7 to 14';
  return undefined;
}
