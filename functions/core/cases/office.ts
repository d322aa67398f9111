import { isOwnArea } from '../access/area-code.ts';
import { divisionName } from '../jurisdictions/division-names.ts';
import { levelOf, superiorsOf } from '../jurisdictions/jurisdiction-code.ts';

/** An office by its place: the county's code and, where known, the township's longer one. */
export interface Office {
  readonly jurisdiction: string;
  readonly township: string | null;
}

/** Code of an office's place at a level of government; townships that nobody named are their county's. */
export function placeAt(office: Office, level: string): string {
  const { jurisdiction, township } = office;
  if (level === 'township' || level === 'village') return township ?? jurisdiction;
  return [jurisdiction, ...superiorsOf(jurisdiction)].find((code) => levelOf(code) === level) ?? jurisdiction;
}

// Codes that only group counties in the table; nobody governs there (重庆市's districts answer to 500000).
const groupings: ReadonlySet<string> = new Set([
  '市辖区',
  '县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
]);

/** The authority to which an office that is late is reported: the nearest level above that is one. */
export function superiorOf(place: string): string {
  const county = place.slice(0, 6);
  if (place.length > 6) return county;
  return superiorsOf(county).find((code) => !groupings.has(divisionName(code) ?? '')) ?? county;
}

/** Whether an officer of one place may act for another: his own, or a township of his county. */
export function actsFor(officePlace: string, place: string): boolean {
  return isOwnArea(officePlace, place);
}
