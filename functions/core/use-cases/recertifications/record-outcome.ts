import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { DossierEntry } from '../../entitlements/dossier.ts';
import type { Recertification } from '../../recertifications/recertification.ts';
import type { RecertificationServices } from './recertification-services.ts';

export type RecordingServices = Pick<RecertificationServices, 'recertifications' | 'dossiers' | 'clock'>;

/** Writes a result into the dossier and marks it as recorded; the entries' ids are the recertification's, so that a second time adds nothing. */
export async function recordOutcome(
  { recertifications, dossiers }: Omit<RecordingServices, 'clock'>,
  one: Recertification,
): Promise<Recertification> {
  const { outcome, id, person } = one;
  if (outcome === null) return one;
  const { on, at, result, means, facts } = outcome;
  const base = { at, knownOn: calendarDateAt(at), source: { kind: 'recertification', id } } as const;
  const entries: DossierEntry[] = [
    {
      ...base,
      id: `${id}.1`,
      type: 'recertified',
      on,
      means: means ?? 'none',
      result: result === 'changed' ? 'confirmed' : result,
    },
  ];
  if (facts !== null)
    entries.push({ ...base, id: `${id}.2`, type: 'facts', from: on, values: facts, asOf: null });
  await dossiers.add(person, entries);
  const recorded = recordedOutcome(one);
  await recertifications.save(recorded);
  return recorded;
}

/** A recertification as it stands once the dossier has its result. */
export function recordedOutcome(one: Recertification): Recertification {
  if (one.outcome === null || one.outcome.isRecorded) return one;
  return { ...one, revision: one.revision + 1, outcome: { ...one.outcome, isRecorded: true } };
}

/** Finishes what was interrupted between its two writes; at start-up. Gives their number. */
export async function finishRecertifications(services: RecordingServices): Promise<number> {
  let count = 0;
  for (;;) {
    const { items } = await services.recertifications.unrecorded({ limit: 100 });
    for (const one of items) await recordOutcome(services, one);
    count += items.length;
    if (items.length === 0) return count;
  }
}
