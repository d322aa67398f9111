import type { Bilingual } from '../text.ts';

/** One refusal of the catalogue: its HTTP status (RFC 9110), what it says, and in one sentence how to mend it. */
export interface RefusalEntry {
  readonly status: number;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
}
