import { liesWithin } from '../jurisdictions/jurisdiction-code.ts';

/** Six digits for a nation to a county, nine for a township, twelve for a village. */
const AREA_CODE = /^\d{6}(\d{3}){0,2}$/;

/** Whether the text has the form of an area code of GB/T 2260 and GB/T 10114. */
export function isAreaCode(text: string): boolean {
  return AREA_CODE.test(text);
}

/** Whether both codes stand for one area, or the second for a township or village of the first. */
export function isOwnArea(held: string, area: string): boolean {
  // A county's code is the beginning of its townships' codes; a province's or prefecture's is that of no county's.
  return shortestAreaCode(area).startsWith(shortestAreaCode(held));
}

/** Whether the second code is the area of the first or anything below it. */
export function isAreaBelow(held: string, area: string): boolean {
  const [own, asked] = [shortestAreaCode(held), shortestAreaCode(area)];
  // A township's code could end like a prefecture's; only codes of six digits have levels to read.
  return own.length > 6 ? asked.startsWith(own) : liesWithin(asked, own);
}

/** The one spelling of an area: 500156000000 is 500156, and 500156101000 is 500156101. Throws RangeError. */
export function shortestAreaCode(code: string): string {
  if (!isAreaCode(code)) throw new RangeError(`area code is '${code}'; it has 6, 9 or 12 digits`);
  return code.replace(/^(\d{6})(000|000000)$|^(\d{9})000$/, '$1$3');
}
