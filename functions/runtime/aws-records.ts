import type { CaseStore } from '../core/ports/case-store.ts';
import { type AuditResult, verifyAllEvents } from '../core/use-cases/cases/verify-all-events.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { logFault, logSignal } from './aws-log.ts';

const page = 1000;

/** Verifies that every open case has the unbroken record of what was decided in it; the whole archive is a big run. */
export async function verifyAwsRecords(): Promise<AuditResult> {
  const cases = awsCaseStore();
  const result = await verifyAllEvents({ cases }, openCaseIds(cases));
  for (const { caseId, sequence, problem } of result.breaks)
    logFault(new Error(`event ${sequence}: ${problem}`), caseId);
  logSignal('decisions-without-record', result.breaks.length);
  return result;
}

async function* openCaseIds(cases: Pick<CaseStore, 'openCases'>): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const { items, next } = await cases.openCases({ limit: page, cursor });
    for (const { id } of items) yield id;
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
