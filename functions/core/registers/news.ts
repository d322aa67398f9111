import type { ProposedEntry } from './finding.ts';
import type { RegisterRecord } from './register-record.ts';

/** What rows say that a dossier does not: together one matter, settled together. */
export interface News {
  /** Ids such as event.death or certificate.level. */
  readonly subject: readonly string[];
  readonly records: readonly RegisterRecord[];
  readonly proposed: readonly ProposedEntry[];
}
