import type { ExampleFile } from '../../../generated/example-file.ts';
import type { PolicyFile } from '../../../generated/policy-file.ts';
import type { TimelineFile } from '../../../generated/timeline-file.ts';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import { isObject } from '../../shared/json.ts';
import type { Path, Report } from './flaw.ts';
import { entriesOf } from './stated-rules.ts';

/** Dates of a policy file are days of the calendar: the schema's pattern lets 2023-02-30 pass. */
export function checkDates(file: PolicyFile, report: Report): void {
  const check = dateCheck(report);
  check(file.effectiveFrom, ['effectiveFrom']);
  check(file.issuedOn, ['issuedOn']);
  check(file.amends, ['amends']);
  check(file.corrects?.effectiveFrom, ['corrects', 'effectiveFrom']);
  for (const [id, { issuedOn }] of entriesOf(file.documents)) check(issuedOn, ['documents', id, 'issuedOn']);
  const { payment, recertification } = file.time ?? {};
  // 2024 has a 29 February, which a yearly date may name.
  const everyYear = (monthDay: string | undefined, path: Path): void =>
    check(monthDay === undefined ? undefined : `2024-${monthDay}`, path);
  everyYear(payment?.reportIfNotMonthlyBy, ['time', 'payment', 'reportIfNotMonthlyBy']);
  everyYear(recertification?.window?.from, ['time', 'recertification', 'window', 'from']);
  everyYear(recertification?.window?.to, ['time', 'recertification', 'window', 'to']);
  checkOrder(file, report);
}

/** Dates of an example. Its facts are checked against the dictionary when it runs. */
export function checkExampleDates(example: ExampleFile, report: Report): void {
  const check = dateCheck(report);
  check(example.knownOn, ['knownOn']);
  for (const [id, on] of entriesOf<string>(example.factsAsOf)) check(on, ['factsAsOf', id]);
  const { procedure } = example;
  check(procedure?.completeOn, ['procedure', 'completeOn']);
  for (const [step, on] of entriesOf<string>(procedure?.expected.due))
    check(on, ['procedure', 'expected', 'due', step]);
}

/** Dates of a timeline. Its facts are checked against the dictionary when it runs. */
export function checkTimelineDates({ knownOn, entries, expected }: TimelineFile, report: Report): void {
  const check = dateCheck(report);
  check(knownOn, ['knownOn']);
  entries.forEach((entry, index) => {
    for (const [key, value] of Object.entries(entry))
      if (TIMELINE_DAYS.has(key)) check(value, ['entries', index, key]);
  });
  expected.forEach((one, index) => {
    check(one.knownOn, ['expected', index, 'knownOn']);
  });
}

const TIMELINE_DAYS: ReadonlySet<string> = new Set([
  'from',
  'on',
  'asOf',
  'appliedOn',
  'decidedOn',
  'knownOn',
]);

function dateCheck(report: Report): (date: unknown, path: Path) => void {
  return (date, path) => {
    if (typeof date !== 'string' || isCalendarDate(date)) return;
    report(path, 'date-not-in-calendar', { date });
  };
}

const MOST_YEARS_APART = 10;

function checkOrder({ effectiveFrom, issuedOn }: PolicyFile, report: Report): void {
  const year = Number(effectiveFrom.slice(0, 4));
  if (year < 1949 || year > 2100) report(['effectiveFrom'], 'dates-absurd', { from: effectiveFrom });
  if (issuedOn === undefined) return;
  const years = Math.abs(Number(issuedOn.slice(0, 4)) - year);
  if (years > MOST_YEARS_APART)
    report(['issuedOn'], 'dates-absurd.apart', {
      issuedOn,
      from: effectiveFrom,
      years,
      most: MOST_YEARS_APART,
    });
}

/** The file's own claim to a jurisdiction, where it is too broken to be read as a policy. */
export function claimedJurisdiction(value: unknown): string | undefined {
  return isObject(value) && typeof value.jurisdiction === 'string' ? value.jurisdiction : undefined;
}
