import type { ActorRole } from '../../../core/cases/actor.ts';
import type { Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { caseId } from './case-parameters.ts';

/** In which role a holder of several decides: one whose turn it is. */
export async function whoseTurn(call: Call): Promise<readonly ActorRole[]> {
  if (call.by.length < 2) return [];
  const { cases } = call.services.platform.cases;
  return (await cases.summary(parameterOf(call, caseId)))?.turn?.roles ?? [];
}
