import type { Actor, ActorRole } from '../../core/cases/actor.ts';
import type { RequestMeta } from '../../core/use-cases/cases/case-services.ts';

/** An officer of the story, by his office and a made-up account. */
export function officer(role: ActorRole, office: string): RequestMeta {
  const actor: Actor = { role, office, officer: `${role}@${office}` };
  return { actor };
}
