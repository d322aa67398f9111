import type { AccessResource } from '../../../core/access/access-rule.ts';
import { mayActIn } from '../../../core/access/caller.ts';
import { determiningEvaluator } from '../../../core/entitlements/determining-evaluator.ts';
import type { EntitlementServices } from '../../../core/use-cases/entitlements/entitlement-services.ts';
import type { Reporter } from '../../../core/use-cases/entitlements/record-life-event.ts';
import type { AskedCall, Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { pathId } from '../../path-id.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { callerOf } from '../cases/request-meta.ts';
import { ownOf, unknownWhenNoKey } from '../payments/touched.ts';

/** {person} */
export const personRef = pathId('person', 'person-0f8fad5b-d9cb-469f-a165-70867728950e', {
  zh: '人员编号，不含个人信息；由 /v1/entitlements/search 或批次明细给出',
  en: 'Reference of a person, which tells nothing about him; given by /v1/entitlements/search and by runs',
});

/**
 * Where something was decided for the person in the path: of several places one that the caller reaches, since who
 * moved away is still seen where he was paid. Nobody gets the answer of one who is known elsewhere.
 */
export async function touchedEntitlement(call: AskedCall): Promise<AccessResource> {
  const places = await placesOf(call, parameterOf(call, personRef));
  const { roles, jurisdiction: held } = callerOf(call);
  const own = places.find((place) => roles.some((role) => mayActIn({ role, jurisdiction: held }, place)));
  const [place = own] = places;
  if (place === undefined) throw refuseUnknown('entitlement-unknown');
  return { kind: 'record', jurisdiction: own ?? place };
}

async function placesOf(call: AskedCall, person: string): Promise<string[]> {
  const { dossiers } = call.services.platform.followUp;
  const dossier = await dossiers.load(person).catch(unknownWhenNoKey);
  return (dossier?.entries ?? []).flatMap((entry) => (entry.type === 'decided' ? [entry.jurisdiction] : []));
}

/** The services of entitlements with the policies as they were when the request came. */
export function entitlementsOf({ services, snapshot }: Call): EntitlementServices {
  const { followUp, cases } = services.platform;
  const { catalogue } = snapshot;
  return {
    dossiers: followUp.dossiers,
    ledger: followUp.ledger,
    catalogue,
    evaluator: determiningEvaluator(catalogue, services.compiled),
    clock: cases.clock,
  };
}

/** The caller as one who reports, where the roles that opened the door let him. */
export function reporterOf(call: Call): Reporter {
  return { officer: callerOf(call).subject, isOwn: ownOf(call) };
}
