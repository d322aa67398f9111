import type { CalendarDate } from '../shared/calendar-date.ts';
import { Refusal, type RefusalItem } from '../shared/refusal.ts';
import { type Confidential, confidential } from './confidential.ts';
import { maskName } from './mask-name.ts';
import { maskPhone } from './mask-phone.ts';
import { type ResidentId, wrapResidentId } from './resident-id.ts';
import { residentIdFaults } from './resident-id-faults.ts';

/** Who a person is, on the way through the program: printed or serialised it shows masks only. */
export interface ConfidentialIdentity {
  readonly residentId: ResidentId;
  readonly name: Confidential;
  readonly phone?: Confidential;
}

/** The same in the clear, as a form, the vault and the answer to someone who may see it have it. */
export interface PlainIdentity {
  readonly residentId: string;
  readonly name: string;
  readonly phone?: string;
}

const NAME_LENGTH = 64;
// Any script, the dot of names such as 阿卜杜·热合曼, and what Latin names need.
const NAME = /^[\p{L}\p{M}][\p{L}\p{M} .·•'’-]*$/u;
const PHONE = /^\+?[0-9][0-9 -]{5,22}[0-9]$/;

/** Checks an identity as of a day and wraps it; refuses identity-invalid with one item for each thing wrong. */
export function parseIdentity(plain: PlainIdentity, on: CalendarDate, pointer = ''): ConfidentialIdentity {
  const name = plain.name.trim().normalize('NFC');
  const faults = [
    ...residentIdFaults(plain.residentId, on, `${pointer}/residentId`),
    ...nameFaults(name, `${pointer}/name`),
    ...phoneFaults(plain.phone, `${pointer}/phone`),
  ];
  if (faults.length > 0)
    throw new Refusal('identity-invalid', faults.map(({ detail }) => detail).join('; '), faults);
  return wrapIdentity({ ...plain, name });
}

/** Wraps without checks what was checked when it came in. */
export function wrapIdentity({ residentId, name, phone }: PlainIdentity): ConfidentialIdentity {
  return Object.freeze({
    residentId: wrapResidentId(residentId),
    name: confidential(name, maskName(name)),
    ...(phone === undefined ? {} : { phone: confidential(phone, maskPhone(phone)) }),
  });
}

/** The identity in the clear, for the vault. */
export function plainIdentityOf(identity: ConfidentialIdentity): PlainIdentity {
  return {
    residentId: identity.residentId.reveal(),
    name: identity.name.reveal(),
    ...(identity.phone ? { phone: identity.phone.reveal() } : {}),
  };
}

function nameFaults(name: string, pointer: string): RefusalItem[] {
  if (name.length <= NAME_LENGTH && NAME.test(name)) return [];
  const detail = `the name is empty, longer than ${NAME_LENGTH}, or has digits or signs; it is as on the card`;
  return [{ pointer, code: 'name-characters', detail }];
}

function phoneFaults(phone: string | undefined, pointer: string): RefusalItem[] {
  if (phone === undefined || PHONE.test(phone)) return [];
  const detail = 'the phone number is not 7 to 24 digits, with hyphens, spaces or a leading + between them';
  return [{ pointer, code: 'phone-characters', detail }];
}
