import type { AccessResource } from '../../../core/access/access-rule.ts';
import { placeAt } from '../../../core/cases/office.ts';
import type { AskedCall } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { caseId } from './case-parameters.ts';

/** The offices of the case in the path. One that is not there gets the very answer of one that is elsewhere. */
export async function touchedCase(call: AskedCall): Promise<AccessResource> {
  const { cases } = call.services.platform.cases;
  const summary = await cases.summary(parameterOf(call, caseId)).catch(unknownWhenNoKey);
  if (summary === undefined) throw refuseUnknown('case-unknown');
  const { receiving, competent } = summary;
  return {
    kind: 'case',
    receiving: placeAt(receiving, 'township'),
    competent: placeAt(competent, 'township'),
  };
}

/** What could be no key stands for no case. */
function unknownWhenNoKey(error: unknown): undefined {
  if (error instanceof Error && error.name === 'key-invalid') return undefined;
  throw error;
}
