/** The authority whose rules hold everywhere. */
export const NATION = '100000';

export type JurisdictionLevel = 'nation' | 'province' | 'prefecture' | 'county';

/** The level that a GB/T 2260 code stands for. */
export function levelOf(code: string): JurisdictionLevel {
  if (code === NATION) return 'nation';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The codes above, nearest first: 130110 → 130100, 130000, 100000. */
export function superiorsOf(code: string): string[] {
  const all = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, NATION];
  return code === NATION
    ? []
    : all.filter((candidate, index) => candidate !== code && all.indexOf(candidate) === index);
}

/** Whether an area code (six digits, or longer for townships and villages) lies in a jurisdiction. */
export function liesWithin(areaCode: string, jurisdiction: string): boolean {
  const prefixLength = { nation: 0, province: 2, prefecture: 4, county: 6 }[levelOf(jurisdiction)];
  return areaCode.startsWith(jurisdiction.slice(0, prefixLength));
}
