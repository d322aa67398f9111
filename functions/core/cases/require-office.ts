import type { OfficeRole } from '../../generated/policy-file.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Bilingual } from '../shared/text.ts';
import type { Actor, ActorRole } from './actor.ts';
import type { Case } from './case.ts';
import { ROLE_WORDS } from './case-words.ts';
import { actsFor, placeAt, superiorOf } from './office.ts';
import type { Stage } from './stages/stage.ts';

/** Refuses not-your-stage unless the actor sits at a window of the office that received the case. */
export function requireReceivingOffice({ receiving }: Case, actor: Actor): void {
  if (actor.role === 'window' && actsFor(actor.office, placeAt(receiving, 'township'))) return;
  const place = placeAt(receiving, 'township');
  throw notYours(actor, { zh: `${place} 的窗口`, en: `window at ${place}` });
}

/** The owner of the stage for whom the actor decides. Refuses not-your-stage unless he sits at its place. */
export function requireOwner({ competent }: Case, stage: Stage, actor: Actor): OfficeRole {
  const owner = stage.owners.find((one) => rolesOf(one).includes(actor.role));
  if (owner !== undefined && actsFor(actor.office, placeAt(competent, stage.level))) return owner;
  const place = placeAt(competent, stage.level);
  const owners = stage.owners.map((one) => ROLE_WORDS[one]).join('或者');
  throw notYours(actor, { zh: `${place} 的${owners}`, en: `${stage.owners.join(' or ')} at ${place}` });
}

/** Who may decide for an owner; village committees have no accounts, so the township enters what they confirm. */
export function rolesOf(owner: OfficeRole): readonly ActorRole[] {
  return owner === 'village' ? ['village', 'township'] : [owner];
}

/** Refuses not-your-stage unless the actor leads the review: civil affairs of the competent county, or the level above. */
export function requireLead({ competent }: Case, actor: Actor): void {
  const county = competent.jurisdiction;
  if (actor.role === 'civil-affairs' && actor.office === county) return;
  if (actor.role === 'supervisor' && [county, superiorOf(county)].includes(actor.office)) return;
  throw notYours(actor, {
    zh: `${county} 的民政部门或者上级监管人员`,
    en: `civil-affairs at ${county} or a supervisor above`,
  });
}

/** Refuses not-your-stage unless a timer or a check of the platform acts. */
export function requirePlatform(actor: Actor): void {
  if (actor.role !== 'platform') throw notYours(actor, { zh: '系统', en: 'the platform' });
}

function notYours({ role, office }: Actor, right: Bilingual): Refusal {
  return new Refusal('not-your-stage', {
    zh: `办理此步骤的是 ${office} 的${ROLE_WORDS[role]}；应为 ${right.zh}`,
    en: `this step was taken by ${role} at ${office}; right is ${right.en}`,
  });
}
