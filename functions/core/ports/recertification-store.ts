import type { Recertification } from '../recertifications/recertification.ts';
import type { Month } from '../shared/month.ts';
import type { AnswerBeside } from './answer-store.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** Planned and done recertifications. */
export interface RecertificationStore {
  load(id: string): Promise<Recertification | undefined>;
  /** Writes the next revision (1: new), an answer beside it; refuses revision-stale unless the stored one is one less. */
  save(recertification: Recertification, beside?: AnswerBeside): Promise<void>;
  /** Of a place (county, or township by its longer code) and month, planned ones by due day. */
  planned(place: string, month: Month, page: PageRequest): Promise<Paged<Recertification>>;
  /** Of a jurisdiction and month in any status. */
  ofMonth(jurisdiction: string, month: Month, page: PageRequest): Promise<Paged<Recertification>>;
  ofPerson(person: PersonRef, page: PageRequest): Promise<Paged<Recertification>>;
  /** Done ones whose entry the dossier may not have yet, in any jurisdiction. */
  unrecorded(page: PageRequest): Promise<Paged<Recertification>>;
}
