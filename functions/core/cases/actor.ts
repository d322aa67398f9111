/** Who can act on a case: the offices of a review chain, the window, and those beside it. */
const actorRoles = [
  'window',
  'village',
  'township',
  'federation',
  'civil-affairs',
  'finance',
  'supervisor',
  'platform',
] as const;
export type ActorRole = (typeof actorRoles)[number];

/** Who acts, as the audit trail names him: an office and an account, never a person's name. */
export interface Actor {
  readonly role: ActorRole;
  /** Code of the jurisdiction or, longer, of the township or village he acts for. */
  readonly office: string;
  /** The account's stable id; null where nobody signed in, such as a timer. */
  readonly officer: string | null;
}

/** Timers and automatic checks act as the platform. */
export const platformActor: Actor = { role: 'platform', office: '100000', officer: null };
