import type { StoredCase } from '../../ports/case-store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { CaseServices } from './case-services.ts';

/** A case as it is stored. Refuses case-unknown. */
export async function findCase({ cases }: Pick<CaseServices, 'cases'>, caseId: string): Promise<StoredCase> {
  const found = await cases.load(caseId);
  if (found !== undefined) return found;
  throw new Refusal('case-unknown', `there is no case ${caseId.slice(0, 64)}`);
}
