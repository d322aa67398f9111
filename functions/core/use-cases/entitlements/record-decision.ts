import type { CaseStore } from '../../ports/case-store.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import { entriesOfCase } from './entries-of-case.ts';

/** Takes a decided case into the person's dossier; told of it again, nothing changes. A case that is not there is a fault. */
export async function recordDecision(
  {
    cases,
    dossiers,
  }: { readonly cases: Pick<CaseStore, 'load'>; readonly dossiers: Pick<DossierStore, 'add'> },
  caseId: string,
): Promise<void> {
  const stored = await cases.load(caseId);
  if (stored === undefined) throw new Error(`${caseId} was decided, but there is no such case`);
  const entries = entriesOfCase(stored.case);
  if (entries.length === 0) throw new Error(`${caseId} was decided, but has no result`);
  await dossiers.add(stored.case.person, entries);
}
