import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { DossierEntry } from '../../entitlements/dossier.ts';
import { type EntryOf, knownEntries } from '../../entitlements/known-entries.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { Refusal } from '../../shared/refusal.ts';
import { addEntry, entryIdOf } from './add-entry.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';
import type { Reporter } from './record-life-event.ts';
import { notPossible } from './record-officer-entry.ts';
import { requireGround } from './require-ground.ts';

export interface WithdrawalRequest {
  readonly person: PersonRef;
  /** Id of the entry that proved wrong. */
  readonly entry: string;
  /** At least ten characters. */
  readonly ground: string;
}

/**
 * Takes an entry back that proved wrong, such as a death that was none; what it stopped is due again and arrears
 * follow. Taken back again by the same officer on the same ground, it is the withdrawal that is there. Decisions are
 * not taken back so, but by appeal. Refuses entitlement-unknown, entry-unknown, decision-needs-ground, and
 * entry-not-possible for an entry that somebody else took back.
 */
export async function withdrawEntry(
  services: Pick<EntitlementServices, 'dossiers' | 'clock'>,
  { person, entry, ground }: WithdrawalRequest,
  reporter: Reporter,
): Promise<DossierEntry> {
  const { dossiers, clock } = services;
  const { dossier } = await findDossier(dossiers, person, reporter.isOwn);
  const at = clock.now();
  const knownOn = calendarDateAt(at);
  const known = knownEntries(dossier, knownOn);
  const same = (one: EntryOf<'withdrawn'>) => one.ground === ground && one.source.id === reporter.officer;
  const standing = known.withdrawn.filter((one) => one.entry === entry);
  const earlier = standing.find(same) ?? standing[0];
  if (earlier !== undefined) return requireSame(earlier, same);
  const counting = Object.values(known).flat() as DossierEntry[]; // flat forgets which types belong together
  if (!counting.some(({ id, type }) => id === entry && type !== 'decided'))
    throw new Refusal(
      'entry-unknown',
      `the dossier has no entry ${entry.slice(0, 64)} that counts and can be withdrawn`,
    );
  requireGround(ground);
  const source = { kind: 'officer', id: reporter.officer } as const;
  const says = { type: 'withdrawn', entry } as const;
  const id = entryIdOf(dossier, says);
  const withdrawal: EntryOf<'withdrawn'> = { ...says, id, at, knownOn, source, ground };
  return requireSame(await addEntry(dossiers, person, withdrawal), same);
}

function requireSame(
  kept: EntryOf<'withdrawn'>,
  isSame: (kept: EntryOf<'withdrawn'>) => boolean,
): EntryOf<'withdrawn'> {
  if (isSame(kept)) return kept;
  throw notPossible(
    `the entry was withdrawn already on ${kept.knownOn}; where that was wrong, right is to withdraw ${kept.id}`,
    'withdrawn-already',
  );
}
