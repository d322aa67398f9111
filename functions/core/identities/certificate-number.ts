import type { CalendarDate } from '../shared/calendar-date.ts';
import { Refusal, type RefusalItem } from '../shared/refusal.ts';
import { type Confidential, confidential } from './confidential.ts';
import { maskCertificateNumber } from './mask-certificate-number.ts';
import { parseResidentId, type ResidentId } from './resident-id.ts';
import { residentIdFaults } from './resident-id-faults.ts';

/** The categories of disability in the order of their digits, 1 to 7: 视力 听力 言语 肢体 智力 精神 多重. */
export const CERTIFICATE_CATEGORIES = [
  'vision',
  'hearing',
  'speech',
  'physical',
  'intellectual',
  'mental',
  'multiple',
] as const;
export type CertificateCategory = (typeof CERTIFICATE_CATEGORIES)[number];

/** A disability certificate's number (残疾人证号): whose it is, the category and level it states. */
export type CertificateNumber = Confidential & {
  readonly residentId: ResidentId;
  readonly category: CertificateCategory;
  /** 1 is the most severe, 4 the least. */
  readonly level: number;
};

/** Resident ID, category digit, level digit; a card that was issued again may have more after them. */
const WRITTEN = /^(.{18})(.)(.)([0-9A-Za-z]{0,6})$/u;

/** Reads a certificate number as of a day; refuses identity-invalid without repeating any of its digits. */
export function parseCertificateNumber(
  text: string,
  on: CalendarDate,
  pointer = '/certificateNumber',
): CertificateNumber {
  const [, id = '', category = '', level = ''] = WRITTEN.exec(text) ?? [];
  const faults = id ? partFaults(id, category, level, on, pointer) : [lengthFault(text, pointer)];
  const first = faults[0];
  if (first) throw new Refusal('identity-invalid', `certificate number: ${first.detail}`, faults);
  const named = CERTIFICATE_CATEGORIES[Number(category) - 1];
  if (!named) throw new RangeError('the category digit was checked to be 1 to 7');
  const normal = text.toUpperCase();
  return Object.freeze({
    ...confidential(normal, maskCertificateNumber(normal)),
    residentId: parseResidentId(id, on, pointer),
    category: named,
    level: Number(level),
  });
}

function lengthFault(text: string, pointer: string): RefusalItem {
  const length = Array.from(text).length;
  const detail = `it has ${length} characters; it is the resident ID, a category and a level digit, 20 in all, and at most 6 more on a card issued again`;
  return { pointer, code: 'certificate-number-length', detail };
}

function partFaults(
  id: string,
  category: string,
  level: string,
  on: CalendarDate,
  pointer: string,
): RefusalItem[] {
  const faults = residentIdFaults(id, on, pointer);
  if (!/[1-7]/.test(category)) {
    const detail = 'the category, character 19, is not 1 to 7';
    faults.push({ pointer, code: 'certificate-number-category', detail });
  }
  if (!/[1-4]/.test(level)) {
    const detail = 'the level, character 20, is not 1 to 4';
    faults.push({ pointer, code: 'certificate-number-level', detail });
  }
  return faults;
}
