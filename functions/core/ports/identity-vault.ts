/** Stands for a person everywhere outside of the vault; tells nothing about him. */
export type PersonRef = string;

/** Who somebody is: kept encrypted, found by a keyed hash of the resident ID. */
interface Identity {
  /** 18 characters, checked. */
  readonly residentId: string;
  readonly name: string;
  readonly phone?: string;
}

/** How much of an identity a caller may see. */
type Reveal = 'masked' | 'unmasked';

/** The only place that knows resident IDs and names. */
export interface IdentityVault {
  /** Keeps an identity and gives its person's reference: always the same for one resident ID. */
  store(identity: Identity): Promise<PersonRef>;
  /** The person with a resident ID, or undefined where he was never stored. */
  find(residentId: string): Promise<PersonRef | undefined>;
  /** The identity, masked or not; undefined where the reference is unknown. */
  reveal(person: PersonRef, how: Reveal): Promise<Identity | undefined>;
}
