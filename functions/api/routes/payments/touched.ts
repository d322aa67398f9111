import type { AccessResource } from '../../../core/access/access-rule.ts';
import { mayActIn } from '../../../core/access/caller.ts';
import type { AskedCall, Call } from '../../endpoint.ts';
import { parameterOf } from '../../parameter-of.ts';
import { refuseUnknown } from '../../refuse-unknown.ts';
import { callerOf } from '../cases/request-meta.ts';
import { recoveryId, runId } from './payment-parameters.ts';

/** The jurisdiction of the run in the path; a run that is not there gets the answer of one that is elsewhere. */
export async function touchedRun(call: AskedCall): Promise<AccessResource> {
  const { runs } = call.services.platform.followUp;
  const run = await runs.load(parameterOf(call, runId));
  if (run === undefined) throw refuseUnknown('run-unknown');
  return { kind: 'record', jurisdiction: run.jurisdiction };
}

/** The same for the recovery in the path. */
export async function touchedRecovery(call: AskedCall): Promise<AccessResource> {
  const { recoveries } = call.services.platform.followUp;
  const recovery = await recoveries.load(parameterOf(call, recoveryId)).catch(unknownWhenNoKey);
  if (recovery === undefined) throw refuseUnknown('recovery-unknown');
  return { kind: 'record', jurisdiction: recovery.jurisdiction };
}

/** What could be no key stands for nothing. */
export function unknownWhenNoKey(error: unknown): undefined {
  if (error instanceof Error && error.name === 'key-invalid') return undefined;
  throw error;
}

/** Whether one of the roles that opened the door reaches a jurisdiction. */
export function ownOf(call: Call): (jurisdiction: string) => boolean {
  const held = callerOf(call).jurisdiction;
  return (jurisdiction) => call.by.some((role) => mayActIn({ role, jurisdiction: held }, jurisdiction));
}
