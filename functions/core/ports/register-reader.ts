import type { RegisterRecord } from '../registers/register-record.ts';
import type { PersonRef } from './identity-vault.ts';

/** The registers by person: what was imported from files today, an interface to the register's keeper tomorrow. */
export interface RegisterReader {
  /** What every register says of a person, whichever jurisdiction brought it; [] where none names him. Throws where it does not answer. */
  recordsOf(person: PersonRef): Promise<readonly RegisterRecord[]>;
}
