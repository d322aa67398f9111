import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { type EntryOf, knownEntries } from '../../entitlements/known-entries.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { isCalendarDate } from '../../shared/calendar-date.ts';
import { Refusal } from '../../shared/refusal.ts';
import { addEntry, entryIdOf } from './add-entry.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';
import type { Reporter } from './record-life-event.ts';
import { notPossible, requireCounts } from './record-officer-entry.ts';

type Services = Omit<EntitlementServices, 'ledger'>;
type AppealEntry = EntryOf<'appeal'>;

/**
 * Somebody objects against an entry, such as a stop; whether payment goes on meanwhile, the policy says. The same again
 * is the appeal that is open. Refuses entitlement-unknown, request-invalid for a day that is none or to come, and
 * entry-not-possible for an entry that is not there.
 */
export async function fileAppeal(
  services: Services,
  { person, against, on }: { readonly person: PersonRef; readonly against: string; readonly on: string },
  reporter: Reporter,
): Promise<AppealEntry> {
  const { dossiers } = services;
  const { dossier } = await findDossier(dossiers, person, reporter.isOwn);
  const recorded = recordedBy(services, reporter);
  requirePast(on, recorded.knownOn);
  const steps = knownEntries(dossier, recorded.knownOn).appeal;
  const decided = new Set(steps.filter(({ outcome }) => outcome !== null).map(({ appeal }) => appeal));
  const open = steps.find((step) => step.against === against && !decided.has(step.appeal));
  if (open !== undefined) return open;
  const id = entryIdOf(dossier, { type: 'appeal', against });
  const appeal = id.replace('entry', 'appeal');
  const entry: AppealEntry = { ...recorded, id, appeal, on, outcome: null, against };
  await requireCounts(services, dossier, entry);
  return addEntry(dossiers, person, entry);
}

/**
 * An appeal is upheld or dismissed; the same again is the outcome that is there. Refuses entitlement-unknown,
 * entry-unknown for an appeal that is not there, entry-not-possible for one decided otherwise, and request-invalid.
 */
export async function decideAppeal(
  services: Services,
  asked: {
    readonly person: PersonRef;
    readonly appeal: string;
    readonly on: string;
    readonly outcome: 'upheld' | 'dismissed';
  },
  reporter: Reporter,
): Promise<AppealEntry> {
  const { person, appeal, on, outcome } = asked;
  const { dossiers } = services;
  const { dossier } = await findDossier(dossiers, person, reporter.isOwn);
  const recorded = recordedBy(services, reporter);
  requirePast(on, recorded.knownOn);
  const steps = knownEntries(dossier, recorded.knownOn).appeal.filter((step) => step.appeal === appeal);
  const [filed] = steps;
  if (filed === undefined)
    throw new Refusal('entry-unknown', `the dossier has no appeal ${appeal.slice(0, 64)}`);
  const decided = steps.find((step) => step.outcome !== null);
  if (decided?.outcome === outcome) return decided;
  if (decided !== undefined)
    throw notPossible(`the appeal is ${decided.outcome} since ${decided.on}`, 'appeal-decided');
  if (on < filed.on) throw notPossible(`on is ${on}; the appeal was filed on ${filed.on}`, 'appeal-later');
  // One id for the outcome, so that of two officers who decide at once only one does.
  const id = `${filed.id}.outcome`;
  const entry: AppealEntry = { ...recorded, id, appeal, on, outcome, against: filed.against };
  const kept = await addEntry(dossiers, person, entry);
  if (kept.outcome === outcome) return kept;
  throw notPossible(`the appeal is ${kept.outcome} since ${kept.on}`, 'appeal-decided');
}

function recordedBy({ clock }: Services, { officer }: Reporter) {
  const at = clock.now();
  const source = { kind: 'officer', id: officer } as const;
  return { type: 'appeal', at, knownOn: calendarDateAt(at), source } as const;
}

function requirePast(on: string, today: string): void {
  if (isCalendarDate(on) && on <= today) return;
  const detail = `on is ${JSON.stringify(on.slice(0, 40))}; right is a day as YYYY-MM-DD up to ${today}`;
  throw new Refusal('request-invalid', detail, [{ pointer: '/on', code: 'day', detail }]);
}
