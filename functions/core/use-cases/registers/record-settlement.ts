import type { DossierEntry } from '../../entitlements/dossier.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { FindingStore } from '../../ports/finding-store.ts';
import type { Finding } from '../../registers/finding.ts';

interface RecordingServices {
  readonly findings: FindingStore;
  readonly dossiers: Pick<DossierStore, 'add'>;
}

/**
 * Writes what a confirmed finding proposes into the dossier and marks it as recorded. The entries' ids are the
 * finding's, so that a second time after an interruption adds nothing.
 */
export async function recordSettlement(
  { findings, dossiers }: RecordingServices,
  finding: Finding,
): Promise<Finding> {
  const { settlement, person, proposed, id } = finding;
  if (settlement === null || settlement.isRecorded) return finding;
  const entries = proposed.map(
    (entry, at): DossierEntry => ({
      ...entry,
      id: `${id}.${at + 1}`,
      at: settlement.at,
      knownOn: settlement.on,
      source: { kind: 'finding', id },
    }),
  );
  await dossiers.add(person, entries);
  const recorded = recordedSettlement(finding);
  await findings.save(recorded);
  return recorded;
}

/** A finding as it stands once the dossier has what it proposes. */
export function recordedSettlement(finding: Finding): Finding {
  const { settlement, revision } = finding;
  if (settlement === null || settlement.isRecorded) return finding;
  return { ...finding, revision: revision + 1, settlement: { ...settlement, isRecorded: true } };
}

/** Finishes every settlement that was interrupted between its two writes; at start-up. Gives their number. */
export async function finishSettlements(services: RecordingServices): Promise<number> {
  let count = 0;
  for (;;) {
    // What is recorded leaves the list, so that its first page is always what is still to do.
    const { items } = await services.findings.unrecorded({ limit: 100 });
    for (const finding of items) await recordSettlement(services, finding);
    count += items.length;
    if (items.length === 0) return count;
  }
}
