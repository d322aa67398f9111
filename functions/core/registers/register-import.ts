/** The parts of a file that say the same as before, changed, came newly, left, or could not be used. */
export interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that say something older than what is known already; they change nothing. */
  readonly outdated: number;
  readonly faulty: number;
  /** Faulty rows of which nobody can say whom they name. */
  readonly unattributed: number;
  /** People who were in the register and are missing from a complete file. */
  readonly left: number;
}

/**
 * reading: rows are taken up to `line` · closing: a complete file was read, whoever is missing from it is marked up
 * to `person` · stopped: the file cannot be read any further, a fault of line 0 says why; what was read before counts ·
 * done.
 */
export const importStates = ['reading', 'closing', 'stopped', 'done'] as const;
export type ImportState = (typeof importStates)[number];

/** The import of one file: resumed where it stopped, and once only however often the same file comes. */
export interface RegisterImport {
  /** Made of register, jurisdiction, as-of day, the digest of the file, and its layout where it was read by another. */
  readonly id: string;
  readonly register: string;
  readonly jurisdiction: string;
  readonly asOf: string;
  /** changes: says nothing about whom it does not name · complete: whoever is missing has left the register. */
  readonly covers: 'changes' | 'complete';
  /** SHA-256 of the file's bytes, in hex. */
  readonly fileDigest: string;
  readonly fileName: string;
  /** Digest of the layout by which it was begun; absent in what was imported before this was kept. */
  readonly layout?: string;
  /** Account of the officer who brought it. */
  readonly by: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: ImportState;
  /** Last line of the file that was taken. */
  readonly line: number;
  /** Last person who was looked at while closing. */
  readonly person: string | null;
  readonly counts: ImportCounts;
}

/** Whether nothing of the file is left to be taken, for it was read to its end or cannot be read any further. */
export function isImportOver({ state }: Pick<RegisterImport, 'state'>): boolean {
  return state === 'done' || state === 'stopped';
}

/** A row that was not used; names nobody: values of names and identities are never repeated. */
export interface RowFault {
  /** Line of the file, from 1, the header included; 0: the file as a whole. */
  readonly line: number;
  /** Header of the column; null where the whole line is unreadable. */
  readonly column: string | null;
  readonly code: string;
  /** What was found and what would be right. */
  readonly detail: string;
}
