// Only the data file: the functions of the package read the host's time zone and accept days that do not exist.
// The only import of this package; see docs/decisions/0003-working-days.md.
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type AnnouncedYear, noticeYearOf } from './announced-year.ts';

/** The years that the package chinese-days carries, in our form. */
export const packageYears: readonly AnnouncedYear[] = byYear(
  Object.entries(published.holidays),
  Object.entries(published.workdays),
);

type Entry = readonly [on: string, label: string];

function byYear(holidays: readonly Entry[], workdays: readonly Entry[]): AnnouncedYear[] {
  const years = new Set([...holidays, ...workdays].map(([on]) => noticeYearOf(on)));
  return [...years].map((year) => ({
    year,
    notice: 'State Council notice as published by the npm package chinese-days',
    holidays: ofYear(year, holidays),
    makeUpDays: ofYear(year, workdays),
  }));
}

function ofYear(year: number, entries: readonly Entry[]): Record<string, string> {
  return Object.fromEntries(
    entries.filter(([on]) => noticeYearOf(on) === year).map(([on, label]) => [on, festival(on, label)]),
  );
}

/** The package writes a label as "Dragon Boat Festival,端午,1": English, Chinese, days off by law. */
function festival(on: string, label: string): string {
  const name = label.split(',')[1];
  if (!name) throw new RangeError(`chinese-days labels ${on} '${label}'; 'English,中文,days' was expected`);
  return name;
}
