import { checkDigitOf } from './resident-id-digits.ts';

/** These sequences were kept for people born before 1900: the century is not known. */
const OF_THE_OLD = /99[6-9]$/;

/**
 * The resident ID of 18 characters of whom a record names by the 15 digits of before 1999 (GB 11643-1989: two digits of
 * the year, no check digit); any other text as it is. For registers of others, where old rows have them: cards do not.
 */
export function numberOfFifteen(text: string): string {
  if (!/^\d{15}$/.test(text) || OF_THE_OLD.test(text)) return text;
  const digits = `${text.slice(0, 6)}19${text.slice(6)}`;
  return `${digits}${checkDigitOf(digits)}`;
}
