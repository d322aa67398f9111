import { actorOf } from '../../../core/access/actor-of.ts';
import type { Caller } from '../../../core/access/caller.ts';
import type { Actor, ActorRole } from '../../../core/cases/actor.ts';
import { digestOf } from '../../../core/shared/digest.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import type { CaseServices, RequestMeta } from '../../../core/use-cases/cases/case-services.ts';
import type { AskedCall, Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { idempotencyKey, ifMatch } from './case-parameters.ts';

/** The services of cases with the policies as they were when the request came. */
export function servicesOf({ services, snapshot }: Call): CaseServices {
  return { ...services.platform.cases, catalogue: snapshot.catalogue };
}

/** Who asks, under which key, for which revision; of several roles he acts in the first that is preferred. */
export function metaOf(call: Call, preferred: readonly ActorRole[]): RequestMeta {
  return {
    actor: actorFor(call, callerOf(call), preferred),
    ...keyOf(call),
    expectedRevision: parameterOf(call, ifMatch),
  };
}

/** Under which key the caller asks, if he gives one. */
export function keyOf(call: AskedCall): Pick<RequestMeta, 'idempotency'> {
  const key = parameterOf(call, idempotencyKey);
  return { idempotency: key === undefined ? undefined : { scope: scopeOf(callerOf(call)), key } };
}

/** The caller of an endpoint that asks for a token. */
export function callerOf({ caller }: AskedCall): Caller {
  if (caller === undefined) throw new Error('an open endpoint asked who calls');
  return caller;
}

function actorFor({ by }: Call, caller: Caller, preferred: readonly ActorRole[]): Actor {
  const actors = by.map((role) => actorOf(caller, role)).filter((actor) => actor !== undefined);
  const chosen = actors.find(({ role }) => preferred.includes(role)) ?? actors[0];
  if (chosen !== undefined) return chosen;
  throw new Refusal('access-denied', `${by.join(', ')} reads cases and takes no step in them`);
}

/** Keys of callers are kept apart; whatever a subject is made of, its digest is a key. */
function scopeOf({ subject, jurisdiction }: Caller): string {
  return digestOf({ subject, jurisdiction });
}
