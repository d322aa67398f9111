import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Actor } from '../../cases/actor.ts';
import { actsFor } from '../../cases/office.ts';
import type {
  Recertification,
  RecertificationMeans,
  RecertificationResult,
} from '../../recertifications/recertification.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Asked } from '../asked.ts';
import { type RecordingServices, recordedOutcome, recordOutcome } from './record-outcome.ts';

/** What an officer found, or that nobody came. */
export interface RecertificationReport {
  readonly result: RecertificationResult;
  readonly means: RecertificationMeans | null;
  /** The day on which it was looked at. */
  readonly on: string;
  readonly note?: string;
  /** Facts that are otherwise than known, by dotted id; with the result `changed`. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Records the result of a recertification in the dossier, from which stops follow by the policy; `changed` confirms
 * and restates facts. Refuses recertification-unknown, recertification-done, not-your-stage, request-invalid.
 */
export async function recordRecertification(
  services: RecordingServices,
  id: string,
  report: RecertificationReport,
  actor: Actor,
  { expectedRevision, answerWith }: Asked = {},
): Promise<Recertification> {
  const { recertifications, clock } = services;
  const known = await recertifications.load(id);
  if (known === undefined)
    throw new Refusal(
      'recertification-unknown',
      `no recertification has the id ${JSON.stringify(id.slice(0, 64))}`,
    );
  if (!actsFor(actor.office, known.township ?? known.jurisdiction) && actor.role !== 'platform')
    throw new Refusal(
      'not-your-stage',
      `the recertification is for ${known.township ?? known.jurisdiction}; it came from ${actor.office}`,
    );
  if (expectedRevision !== undefined && expectedRevision !== known.revision)
    throw new Refusal(
      'revision-stale',
      `it is at revision ${known.revision}, not ${expectedRevision}; read it again`,
    );
  if (known.outcome !== null) {
    if (!known.outcome.isRecorded) return recordOutcome(services, known);
    throw new Refusal('recertification-done', `recertification ${id} is done since ${known.outcome.on}`);
  }
  requireSense(known, report, calendarDateAt(clock.now()));
  const { result, means, on, note, facts } = report;
  const at = clock.now();
  const done: Recertification = {
    ...known,
    revision: known.revision + 1,
    status: 'done',
    outcome: {
      result,
      means,
      on,
      at,
      officer: actor.officer ?? actor.role,
      note: note ?? null,
      facts: facts ?? null,
      isRecorded: false,
    },
  };
  await recertifications.save(done, { idempotency: answerWith?.(recordedOutcome(done)), at });
  return recordOutcome(services, done);
}

function requireSense(
  { opensOn, means: allowed }: Recertification,
  { result, means, on, facts }: RecertificationReport,
  today: string,
): void {
  const refuse = (pointer: string, code: string, detail: string) => {
    throw new Refusal('request-invalid', detail, [{ pointer, code, detail }]);
  };
  if (on > today || on < opensOn)
    refuse('/on', 'day', `on is ${on}; right is a day from ${opensOn} to ${today}`);
  if (result !== 'missed' && (means === null || !allowed.includes(means)))
    refuse('/means', 'means', `means is ${means ?? 'nothing'}; the policy allows ${allowed.join(', ')}`);
  if (facts !== undefined && result !== 'changed')
    refuse('/facts', 'facts', `facts are given with the result ${result}; right is changed`);
}
