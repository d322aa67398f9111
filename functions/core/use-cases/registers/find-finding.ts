import type { FindingStore } from '../../ports/finding-store.ts';
import type { Finding } from '../../registers/finding.ts';
import { Refusal } from '../../shared/refusal.ts';

/** A finding by its id; refuses finding-unknown. */
export async function findFinding(findings: Pick<FindingStore, 'load'>, id: string): Promise<Finding> {
  const finding = await findings.load(id);
  if (finding === undefined)
    throw new Refusal('finding-unknown', `no finding has the id ${JSON.stringify(id.slice(0, 64))}`);
  return finding;
}
