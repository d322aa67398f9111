import type { PersonRef } from '../ports/identity-vault.ts';
import type { Actor } from './actor.ts';

/** Somebody who was informed does not wish to apply for now (W 细则 一); it binds nobody to anything later. */
export interface Waiver {
  readonly id: string;
  readonly person: PersonRef;
  readonly benefits: readonly string[];
  readonly jurisdiction: string;
  readonly township: string | null;
  readonly at: string;
  readonly actor: Actor;
  /** How he was informed before. */
  readonly informedBy: 'notice' | 'visit' | 'phone' | 'sms';
  /** The signed waiver in the file store; null where it is recorded in another way (适宜方式). */
  readonly document: { readonly sha256: string; readonly contentType: string; readonly bytes: number } | null;
}
