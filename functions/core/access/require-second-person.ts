import { Refusal } from '../shared/refusal.ts';
import type { Caller } from './caller.ts';

/** Refuses second-person-required if who releases something is among those who prepared it; roles do not help. */
export function requireSecondPerson(preparedBy: Iterable<string>, releasing: Caller, what: string): void {
  if (!new Set(preparedBy).has(releasing.subject)) return;
  throw new Refusal(
    'second-person-required',
    `${what} was prepared by the person who wants to release it; someone else has to`,
  );
}
