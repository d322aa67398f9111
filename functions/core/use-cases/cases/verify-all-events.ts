import type { ChainVerdict } from '../../events/verify-chain.ts';
import type { CaseServices } from './case-services.ts';
import { verifyCaseEvents } from './verify-case-events.ts';

/** Where the chain of a case breaks: the number of the first event that is not as it was written; 0 for the case itself. */
export interface ChainBreak {
  readonly caseId: string;
  readonly sequence: number;
  readonly problem: string;
}

export interface AuditResult {
  readonly cases: number;
  readonly events: number;
  readonly breaks: readonly ChainBreak[];
}

/** Recomputes the hash chains of all these cases; a case that cannot even be read counts as broken. */
export async function verifyAllEvents(
  services: Pick<CaseServices, 'cases'>,
  caseIds: AsyncIterable<string>,
): Promise<AuditResult> {
  const breaks: ChainBreak[] = [];
  let [cases, events] = [0, 0];
  for await (const caseId of caseIds) {
    cases += 1;
    const verdict = await verdictOn(services, caseId);
    if (verdict.isIntact) events += verdict.events;
    else breaks.push({ caseId, sequence: verdict.sequence, problem: verdict.problem });
  }
  return { cases, events, breaks };
}

async function verdictOn(services: Pick<CaseServices, 'cases'>, caseId: string): Promise<ChainVerdict> {
  try {
    return await verifyCaseEvents(services, caseId);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { isIntact: false, sequence: 0, problem };
  }
}
