import type { CalendarDate } from '../shared/calendar-date.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Confidential, confidential } from './confidential.ts';
import { maskResidentId } from './mask-resident-id.ts';
import { statedBirthOn } from './resident-id-digits.ts';
import { residentIdFaults } from './resident-id-faults.ts';

/**
 * A checked resident ID (公民身份号码, GB 11643), with a capital X. Nothing here reads the first six digits: they name
 * the place of first registration, not where the hukou is.
 */
export type ResidentId = Confidential & { readonly kind: 'resident-id' };

export type Sex = 'female' | 'male';

/** Checks a resident ID as of a day; refuses identity-invalid without repeating any of its digits. */
export function parseResidentId(text: string, on: CalendarDate, pointer = '/residentId'): ResidentId {
  const faults = residentIdFaults(text, on, pointer);
  const first = faults[0];
  if (first) throw new Refusal('identity-invalid', `${first.detail}; compare it with the card`, faults);
  return wrapResidentId(text);
}

/** Wraps a resident ID that was checked when it came in. */
export function wrapResidentId(text: string): ResidentId {
  const normal = text.toUpperCase();
  return Object.freeze({ ...confidential(normal, maskResidentId(normal)), kind: 'resident-id' });
}

/** The day of birth that a resident ID states. */
export function birthOnOf(residentId: ResidentId): CalendarDate {
  return statedBirthOn(residentId.reveal());
}

/** The sex that a resident ID states: its 17th digit is odd for men. */
export function sexOf(residentId: ResidentId): Sex {
  return Number(residentId.reveal()[16]) % 2 === 1 ? 'male' : 'female';
}
