import { EXPIRES_ON, ISSUED_ON } from './certificate-facts.ts';

/** The dates of a certificate that cannot both be right: it would have expired before it was issued. */
export function contradictingDates(
  values: Readonly<Record<string, unknown>>,
): { issuedOn: string; expiresOn: string } | undefined {
  const issuedOn = values[ISSUED_ON];
  const expiresOn = values[EXPIRES_ON];
  if (typeof issuedOn !== 'string' || typeof expiresOn !== 'string' || expiresOn >= issuedOn)
    return undefined;
  return { issuedOn, expiresOn };
}
