const SHOWN_AT_START = 3;
const SHOWN_AT_END = 4;

/**
 * A resident ID with its first three and last four characters, as banks and civil-affairs offices print it: enough
 * for the person to know the paper as theirs, without district or day of birth. `500***********1234`.
 */
export function maskResidentId(residentId: string): string {
  const hidden = residentId.length - SHOWN_AT_START - SHOWN_AT_END;
  if (hidden < SHOWN_AT_START + SHOWN_AT_END) return '*'.repeat(residentId.length);
  return residentId.slice(0, SHOWN_AT_START) + '*'.repeat(hidden) + residentId.slice(-SHOWN_AT_END);
}
