import type { Bilingual } from '../shared/text.ts';

/** Why a policy file is not used although it is sound. */
export const PUBLICATION_FAULTS = [
  'publication-missing',
  'publication-gone',
  'publication-malformed',
  'publication-altered',
  'publication-misplaced',
  'publication-not-approved',
  'publication-key-unknown',
  'publication-key-revoked',
  'publication-key-elsewhere',
  'publication-same-person',
  'publication-signature-wrong',
  'publication-out-of-sequence',
  'publication-older',
] as const;
export type PublicationFaultCode = (typeof PUBLICATION_FAULTS)[number];

/** What is wrong with a publication, and what would be right. */
export interface PublicationFault {
  readonly code: PublicationFaultCode;
  readonly message: Bilingual;
}

export function publicationFault(code: PublicationFaultCode, message: Bilingual): PublicationFault {
  return { code, message };
}
