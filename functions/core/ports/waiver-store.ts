import type { Waiver } from '../cases/waiver.ts';
import type { StoredBeside } from './answer-store.ts';
import type { Paged, PageRequest } from './case-store.ts';
import type { PersonRef } from './identity-vault.ts';

/** Waivers, which are only ever added. */
export interface WaiverStore {
  /** Refuses revision-stale where somebody wrote the same answer or the same person at this moment. */
  add(waiver: Waiver, beside?: StoredBeside): Promise<void>;
  find(id: string): Promise<Waiver | undefined>;
  ofPerson(person: PersonRef, page: PageRequest): Promise<Paged<Waiver>>;
  /** Of a county and a month, oldest first. */
  inCounty(county: string, month: string, page: PageRequest): Promise<Paged<Waiver>>;
}
