import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Dossier, DossierEntry, DossierEntryData } from '../../entitlements/dossier.ts';
import { examineDossier } from '../../entitlements/due-months.ts';
import { type EntryOf, knownEntries } from '../../entitlements/known-entries.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { digestOf } from '../../shared/digest.ts';
import { Refusal } from '../../shared/refusal.ts';
import { addEntry, entryIdOf } from './add-entry.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';
import type { Reporter } from './record-life-event.ts';
import { requireGround } from './require-ground.ts';

/** What an officer decides about months besides a case; each with its ground. */
export type OfficerEntry =
  | ({ readonly type: 'back-pay' } & DossierEntryData['back-pay'])
  | ({ readonly type: 'transition' } & DossierEntryData['transition']);

/**
 * Adds months that are paid back at discretion, or a transition period; the same again is the entry that is there.
 * What due(month) could not count is refused with its words. Refuses entitlement-unknown, decision-needs-ground and
 * entry-not-possible.
 */
export async function recordOfficerEntry(
  services: Omit<EntitlementServices, 'ledger'>,
  person: PersonRef,
  wish: OfficerEntry,
  reporter: Reporter,
): Promise<DossierEntry> {
  const { dossiers, clock } = services;
  const { dossier } = await findDossier(dossiers, person, reporter.isOwn);
  const at = clock.now();
  const knownOn = calendarDateAt(at);
  const known = sameEntry(dossier, wish, knownOn);
  if (known !== undefined) return known;
  requireGround(wish.ground);
  const source = { kind: 'officer', id: reporter.officer } as const;
  const entry: DossierEntry = { ...wish, id: entryIdOf(dossier, wish), at, knownOn, source };
  await requireCounts(services, dossier, entry);
  return addEntry(dossiers, person, entry);
}

function sameEntry(dossier: Dossier, wish: OfficerEntry, knownOn: string): DossierEntry | undefined {
  const asked = digestOf(wish);
  const known = knownEntries(dossier, knownOn);
  return [...known['back-pay'], ...known.transition].find((entry) => digestOf(wishOf(entry)) === asked);
}

function wishOf(entry: EntryOf<'back-pay'> | EntryOf<'transition'>): OfficerEntry {
  return entry.type === 'back-pay'
    ? { type: 'back-pay', benefit: entry.benefit, months: entry.months, ground: entry.ground }
    : { type: 'transition', from: entry.from, through: entry.through, ground: entry.ground };
}

/** Works the months out with the entry, as the next payment run would. Refuses entry-not-possible. */
export async function requireCounts(
  { evaluator, catalogue }: Pick<EntitlementServices, 'evaluator' | 'catalogue'>,
  { person, entries }: Dossier,
  entry: DossierEntry,
): Promise<void> {
  const { knownOn } = entry;
  const examined = await examineDossier(
    { person, entries: [...entries, entry] },
    { through: knownOn.slice(0, 7), knownOn },
    { evaluator, policyOn: catalogue.policyOn },
  );
  const fault = examined.faults.find((one) => one.entry === entry.id);
  if (fault !== undefined) throw notPossible(fault.message, fault.code);
  if (entry.type !== 'back-pay') return;
  const { benefit } = entry;
  const claimed = new Set(examined.months.flatMap(({ benefits }) => Object.keys(benefits)));
  if (claimed.has(benefit)) return;
  const right = [...claimed].sort().join(', ') || 'none';
  throw notPossible(
    `benefit is ${JSON.stringify(benefit.slice(0, 64))}; decided here is ${right}`,
    'benefit',
  );
}

export function notPossible(detail: string, code: string): Refusal {
  return new Refusal('entry-not-possible', detail, [{ pointer: '', code, detail }]);
}
