import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Actor } from '../../cases/actor.ts';
import type { Recertification } from '../../recertifications/recertification.ts';
import type { RecordingServices } from './record-outcome.ts';
import { recordRecertification } from './record-recertification.ts';

/** Notes as missed what nobody did by its last day; the policy says what that means. Gives their number. */
export async function missRecertifications(
  services: RecordingServices,
  jurisdiction: string,
  month: string,
  actor: Actor,
): Promise<number> {
  const today = calendarDateAt(services.clock.now());
  const late: Recertification[] = [];
  let cursor: string | undefined;
  do {
    const page = { limit: 200, cursor };
    const { items, next } = await services.recertifications.planned(jurisdiction, month, page);
    late.push(...items.filter(({ dueOn }) => dueOn < today));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  for (const { id, dueOn } of late)
    await recordRecertification(services, id, { result: 'missed', means: null, on: dueOn }, actor);
  return late.length;
}
