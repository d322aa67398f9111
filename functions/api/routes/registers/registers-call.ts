import type { AccessResource } from '../../../core/access/access-rule.ts';
import { actorOf } from '../../../core/access/actor-of.ts';
import { shortestAreaCode } from '../../../core/access/area-code.ts';
import { disclosureFor } from '../../../core/access/disclosure-for.ts';
import type { Actor } from '../../../core/cases/actor.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import type { AskedCall, Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { countyIn } from '../../parameters.ts';
import type { RegisterPlatform } from '../../platform.ts';
import { office } from '../cases/case-parameters.ts';
import { shownIdentity } from '../cases/case-view.ts';
import { callerOf } from '../cases/request-meta.ts';

/** The services of registers with the policies as they were when the request came. */
export function registersOf({ services, snapshot }: Call): ReturnType<RegisterPlatform['servicesOn']> {
  return services.platform.registers.servicesOn(snapshot.catalogue);
}

/** The jurisdiction that the query names. */
export function touchedCounty(call: AskedCall): AccessResource {
  return { kind: 'jurisdiction', jurisdiction: parameterOf(call, countyIn) };
}

/** Who acts, in the first of the roles that opened the door. */
export function actorIn(call: Call): Actor {
  const caller = callerOf(call);
  const actor = call.by.map((role) => actorOf(caller, role)).find((one) => one !== undefined);
  if (actor !== undefined) return actor;
  throw new Refusal('access-denied', `${call.by.join(', ')} reads registers and settles nothing`);
}

/** Who somebody is, as far as the roles that opened the door may see it. */
export function personView(call: Call, person: PersonRef) {
  return shownIdentity(call.services.platform.vault, person, disclosureFor(call.by));
}

/** Whether values of rows and words of officers, which tell of a person, are shown. */
export function isFull(call: Call): boolean {
  return disclosureFor(call.by) === 'full';
}

/** Whether somebody of a township, if it is known, is within a place; a county's office sees all of its own. */
export function isWithin(place: string, township: string | null): boolean {
  return place.length <= 6 || (township?.startsWith(place) ?? false);
}

/** The place that the query names; the token's where it names none. */
export function placeOf(call: AskedCall): string {
  return shortestAreaCode(parameterOf(call, office) ?? callerOf(call).jurisdiction);
}

/** The same, to be looked at by the access rule. */
export function touchedPlace(call: AskedCall): AccessResource {
  return { kind: 'jurisdiction', jurisdiction: placeOf(call) };
}
