import { EXPIRES_ON, ISSUED_ON } from '../entitlements/certificate-facts.ts';
import type { RegisterRecord } from './register-record.ts';

/** What contradicts itself within one row: its subjects, in the words of the dictionary. */
export interface Contradiction {
  readonly record: RegisterRecord;
  readonly subject: readonly string[];
}

/** Rows whose own dates cannot all be right: an end before its beginning, a certificate issued after the file was made. */
export function contradictions(records: readonly RegisterRecord[]): Contradiction[] {
  return records.flatMap((record): Contradiction[] => {
    const subject = [...certificateDates(record), ...eventDates(record), ...benefitDates(record)];
    return record.standing === 'withdrawn' || subject.length === 0 ? [] : [{ record, subject }];
  });
}

function certificateDates({ facts, asOf }: RegisterRecord): string[] {
  const { [ISSUED_ON]: issuedOn, [EXPIRES_ON]: expiresOn } = facts;
  if (typeof issuedOn !== 'string') return [];
  if (typeof expiresOn === 'string' && expiresOn < issuedOn) return [ISSUED_ON, EXPIRES_ON];
  return issuedOn > asOf ? [ISSUED_ON] : [];
}

function eventDates({ events }: RegisterRecord): string[] {
  return events.flatMap(({ event, on, over }) => (over !== null && over < on ? [`event.${event}`] : []));
}

function benefitDates({ benefits }: RegisterRecord): string[] {
  return benefits.flatMap(({ code, begunOn, endedOn }) =>
    begunOn !== null && endedOn !== null && endedOn < begunOn ? [`otherBenefits.${code}`] : [],
  );
}
