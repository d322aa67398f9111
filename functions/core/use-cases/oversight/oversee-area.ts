import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { divisionName } from '../../jurisdictions/division-names.ts';
import { levelOf, liesWithin, NATION } from '../../jurisdictions/jurisdiction-code.ts';
import { addSheet, emptySheet, type OversightSheet } from '../../oversight/oversight-sheet.ts';
import { type Period, requirePeriod } from '../../oversight/period.ts';
import { overseeCounty } from './oversee-county.ts';
import type { OversightServices } from './oversight-services.ts';

/** What is asked for. */
export interface OversightRequest {
  readonly jurisdiction: string;
  readonly period: Period;
}

/** A page of the sheets of counties, and what they come to. */
export interface OversightPage {
  readonly on: string;
  readonly counties: readonly OversightSheet[];
  readonly totals: OversightSheet;
  /** Code of the last county; null where it was the last of all. */
  readonly next: string | null;
}

/**
 * Figures of the counties of an area, in the order of their codes, so many to a page. The totals are those of the page:
 * an area of at most `limit` counties is whole. Refuses request-invalid for a period that cannot be.
 */
export async function overseeArea(
  services: OversightServices,
  { jurisdiction, period }: OversightRequest,
  { limit, after = '' }: { readonly limit: number; readonly after?: string | undefined },
): Promise<OversightPage> {
  requirePeriod(period);
  const left = (await countiesOf(services, jurisdiction)).filter((county) => county > after);
  const asked = left.slice(0, limit);
  const on = calendarDateAt(services.clock.now());
  const counties: OversightSheet[] = [];
  for await (const sheet of sheetsOf(services, asked, period, on)) counties.push(sheet);
  const totals = counties.reduce(addSheet, sumSheet(jurisdiction));
  return { on, counties, totals, next: left.length > asked.length ? (asked.at(-1) ?? null) : null };
}

/** One line of the whole: a county, the sum of a province where the area has several, or at the end the sum of all. */
export interface OversightLine {
  readonly kind: 'county' | 'province' | 'total';
  readonly sheet: OversightSheet;
}

/** The whole area, county by county as they are read, with sums. Nothing but sums is kept, however large it is. */
export async function* overseeAll(
  services: OversightServices,
  { jurisdiction, period }: OversightRequest,
): AsyncGenerator<OversightLine> {
  requirePeriod(period);
  const on = calendarDateAt(services.clock.now());
  const hasProvinces = levelOf(jurisdiction) === 'nation';
  let total = sumSheet(jurisdiction);
  let province: OversightSheet | undefined;
  for await (const sheet of sheetsOf(services, await countiesOf(services, jurisdiction), period, on)) {
    const code = `${sheet.jurisdiction.slice(0, 2)}0000`;
    if (hasProvinces && province?.jurisdiction !== code) {
      if (province !== undefined) yield { kind: 'province', sheet: province };
      province = sumSheet(code);
    }
    yield { kind: 'county', sheet };
    total = addSheet(total, sheet);
    province = province && addSheet(province, sheet);
  }
  if (province !== undefined) yield { kind: 'province', sheet: province };
  yield { kind: 'total', sheet: total };
}

/** Counties with anything to show, and those with a policy of their own: paying nobody is a figure, too. */
export async function countiesOf(
  { counties, catalogue }: Pick<OversightServices, 'counties' | 'catalogue'>,
  jurisdiction: string,
): Promise<string[]> {
  const ruled = catalogue
    .jurisdictions()
    .filter((code) => levelOf(code) === 'county' && liesWithin(code, jurisdiction));
  return [...new Set([...(await counties.countiesIn(jurisdiction)), ...ruled])].sort();
}

/** Counties that are read at the same time; a database far away answers them together. */
const AT_ONCE = 8;

async function* sheetsOf(
  services: OversightServices,
  counties: readonly string[],
  period: Period,
  on: string,
): AsyncGenerator<OversightSheet> {
  for (let from = 0; from < counties.length; from += AT_ONCE) {
    const some = counties.slice(from, from + AT_ONCE);
    yield* await Promise.all(some.map((county) => overseeCounty(services, { county, period, on })));
  }
}

function sumSheet(jurisdiction: string): OversightSheet {
  const name = jurisdiction === NATION ? '全国' : (divisionName(jurisdiction) ?? jurisdiction);
  return emptySheet(jurisdiction, name);
}
