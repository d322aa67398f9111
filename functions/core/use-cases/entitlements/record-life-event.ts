import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { DossierEntry } from '../../entitlements/dossier.ts';
import { knownEntries } from '../../entitlements/known-entries.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import { nearestName } from '../../shared/nearest.ts';
import { Refusal, type RefusalItem } from '../../shared/refusal.ts';
import { addEntry, entryIdOf } from './add-entry.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';

/** A life event as an officer reports it: it happened, or it is over, on a day. */
export interface LifeEventRequest {
  readonly person: PersonRef;
  /** Id under `events` of the policy. */
  readonly event: string;
  readonly on: string;
  /** A release, a return, an unfreezing: the end of the event. */
  readonly isOver?: boolean;
}

/** Who reports it: his account, and the places that are his to act in. */
export interface Reporter {
  readonly officer: string;
  readonly isOwn: (jurisdiction: string) => boolean;
}

/**
 * Adds a life event to the dossier; the same one again is the entry that is there. Refuses entitlement-unknown, and
 * request-invalid for an event that the policy does not know, a day that is none, or one still to come.
 */
export async function recordLifeEvent(
  services: Pick<EntitlementServices, 'dossiers' | 'catalogue' | 'clock'>,
  request: LifeEventRequest,
  reporter: Reporter,
): Promise<DossierEntry> {
  const { dossiers, catalogue, clock } = services;
  const { dossier, jurisdiction } = await findDossier(dossiers, request.person, reporter.isOwn);
  const at = clock.now();
  const today = calendarDateAt(at);
  const { events = {} } = catalogue.policyOn(jurisdiction, today).rules;
  requireSound(request, today, Object.keys(events));
  const type = request.isOver ? 'event-ended' : 'event';
  const { event, on } = request;
  const known = knownEntries(dossier, today)[type].find((entry) => entry.event === event && entry.on === on);
  if (known !== undefined) return known;
  const source = { kind: 'officer', id: reporter.officer } as const;
  const id = entryIdOf(dossier, { type, event, on });
  const entry: DossierEntry = { id, type, at, knownOn: today, source, event, on };
  return addEntry(dossiers, request.person, entry);
}

function requireSound({ event, on }: LifeEventRequest, today: string, events: readonly string[]): void {
  const items: RefusalItem[] = [];
  const nearest = nearestName(event, events);
  if (!events.includes(event))
    items.push({
      pointer: '/event',
      code: 'event-unknown',
      detail: `event is ${JSON.stringify(event.slice(0, 64))}; the policy knows ${[...events].sort().join(', ')}`,
      ...(nearest === undefined ? {} : { nearest }),
    });
  if (!isCalendarDate(on))
    items.push({
      pointer: '/on',
      code: 'not-a-day',
      detail: `on is ${JSON.stringify(on.slice(0, 40))}; right is a day of the calendar as YYYY-MM-DD`,
    });
  else if (on > today)
    items.push({
      pointer: '/on',
      code: 'in-the-future',
      detail: `on is ${on}, which is still to come; right is a day up to ${today}`,
    });
  if (items[0] !== undefined) throw new Refusal('request-invalid', items[0].detail, items);
}
