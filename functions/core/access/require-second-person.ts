import { Refusal } from '../shared/refusal.ts';
import type { Bilingual } from '../shared/text.ts';
import type { Caller } from './caller.ts';

/** Refuses second-person-required if who releases something is among those who prepared it; roles do not help. */
export function requireSecondPerson(preparedBy: Iterable<string>, releasing: Caller, what: Bilingual): void {
  if (!new Set(preparedBy).has(releasing.subject)) return;
  throw new Refusal('second-person-required', {
    zh: `${what.zh}的制作人要自行核准；应由另一人核准`,
    en: `${what.en} was prepared by the person who wants to release it; someone else has to`,
  });
}
