import type { RegisterImport, RowFault } from '../registers/register-import.ts';
import type { PersonRegisters } from '../registers/register-record.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';
import type { RegisterReader } from './register-reader.ts';

/** What the registers of a jurisdiction say of a person, and the mark by which a later write knows that nobody wrote in between. */
export interface StoredPersonRegisters {
  readonly registers: PersonRegisters;
  readonly version: number;
}

/** Imported registers, by jurisdiction and person. What rows say is personal data and kept sealed. */
export interface RegisterStore extends RegisterReader {
  /** At most 100 people; who is not known to the jurisdiction's registers is left out. */
  load(jurisdiction: string, people: readonly PersonRef[]): Promise<readonly StoredPersonRegisters[]>;
  /** What the registers of every jurisdiction say of a person. */
  ofPerson(person: PersonRef): Promise<readonly StoredPersonRegisters[]>;
  /** Each person for himself; refuses revision-stale where somebody wrote in between (version null: expected to be new). */
  save(writes: readonly { registers: PersonRegisters; version: number | null }[]): Promise<void>;
  /** Everybody whom the registers of exactly this jurisdiction name, ascending by reference; `after` resumes behind a person. */
  people(jurisdiction: string, page: PageRequest, after?: PersonRef): Promise<Paged<PersonRegisters>>;
  /** The same by reference alone, for whoever lets others read them; cursors are the same. */
  peopleRefs(jurisdiction: string, page: PageRequest, after?: PersonRef): Promise<Paged<PersonRef>>;
  importOf(id: string): Promise<RegisterImport | undefined>;
  /** Writes an import's state; the last one wins, since one process runs an import. */
  saveImport(one: RegisterImport): Promise<void>;
  /** Newest as-of day first. */
  imports(jurisdiction: string, page: PageRequest): Promise<Paged<RegisterImport>>;
  /** The finished import with the newest as-of day of each register of a jurisdiction. */
  latestImports(jurisdiction: string): Promise<readonly RegisterImport[]>;
  /** Adds faults; one for a line and column that is there already is left alone. */
  addFaults(importId: string, faults: readonly RowFault[]): Promise<void>;
  /** By line. */
  faults(importId: string, page: PageRequest): Promise<Paged<RowFault>>;
}
