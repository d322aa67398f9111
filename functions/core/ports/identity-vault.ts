import type { NumberCorrections } from '../identities/number-corrections.ts';

/** Stands for a person everywhere outside of the vault; tells nothing about him. */
export type PersonRef = string;

/** Who somebody is: kept encrypted, found by a keyed hash of the resident ID. */
interface Identity {
  /** 18 characters, checked. */
  readonly residentId: string;
  readonly name: string;
  readonly phone?: string;
}

/**
 * A person whom something is about to refer to: where the vault does not know him yet, what it has to write of him is
 * written in the transaction of whatever refers to him, so that nobody stays in the vault whom nothing refers to.
 */
export interface Arrival {
  readonly person: PersonRef;
  /** The vault's own writes, sealed; for the stores alone, null where the person is known. */
  readonly writes: unknown;
}

/** Somebody whom the vault was given among many, and the name under which it knows him. */
export interface MetPerson {
  readonly person: PersonRef;
  readonly name: string;
}

/** How much of an identity a caller may see. */
type Reveal = 'masked' | 'unmasked';

/** The only place that knows resident IDs and names. */
export interface IdentityVault {
  /** Keeps an identity and gives its person's reference: always the same for one resident ID. */
  store(identity: Identity): Promise<PersonRef>;
  /** The reference of an identity that nothing refers to yet; keeps nothing by itself. */
  arrive(identity: Identity): Promise<Arrival>;
  /** Keeps many identities at once, in their order; whom it knew already keeps his name, which may be another. */
  meet(identities: readonly Identity[]): Promise<readonly MetPerson[]>;
  /** The person with a resident ID, or undefined where he was never stored. */
  find(residentId: string): Promise<PersonRef | undefined>;
  /** The identity, masked or not; undefined where the reference is unknown. */
  reveal(person: PersonRef, how: Reveal): Promise<Identity | undefined>;
  /** What was entered and corrected of a person's number. */
  corrections(person: PersonRef): Promise<NumberCorrections>;
  /**
   * Writes what follows on them, and with it, where a number is given, makes it the person's: he is found under it and
   * no longer under the former one, whoever bore it until then. Refuses revision-stale, identity-unknown.
   */
  keepCorrections(
    person: PersonRef,
    before: NumberCorrections,
    after: NumberCorrections,
    residentId?: string,
  ): Promise<void>;
}
