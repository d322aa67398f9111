const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The check digit of the first 17 digits of a resident ID (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigitOf(seventeenDigits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeenDigits[at]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** The day of birth that a resident ID states at its positions 7 to 14, written as a date; it may not exist. */
export function statedBirthOn(digits: string): string {
  return `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
}
