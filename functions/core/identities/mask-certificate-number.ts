import { maskResidentId } from './mask-resident-id.ts';

const RESIDENT_ID_LENGTH = 18;

/** A certificate number with its resident ID masked; category and level stay, since officers speak of them. */
export function maskCertificateNumber(certificateNumber: string): string {
  const id = certificateNumber.slice(0, RESIDENT_ID_LENGTH);
  return maskResidentId(id) + certificateNumber.slice(RESIDENT_ID_LENGTH);
}
