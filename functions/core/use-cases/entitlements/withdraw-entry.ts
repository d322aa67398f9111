import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { DossierEntry } from '../../entitlements/dossier.ts';
import { knownEntries } from '../../entitlements/known-entries.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';
import type { Reporter } from './record-life-event.ts';
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
 * not taken back so, but by appeal. Refuses entitlement-unknown, entry-unknown, decision-needs-ground.
 */
export async function withdrawEntry(
  services: Pick<EntitlementServices, 'dossiers' | 'clock' | 'ids'>,
  { person, entry, ground }: WithdrawalRequest,
  reporter: Reporter,
): Promise<DossierEntry> {
  const { dossiers, clock, ids } = services;
  const { dossier } = await findDossier(dossiers, person, reporter.isOwn);
  const at = clock.now();
  const knownOn = calendarDateAt(at);
  const known = Object.values(knownEntries(dossier, knownOn)).flat() as DossierEntry[]; // flat forgets which types belong together
  const earlier = knownEntries(dossier, knownOn).withdrawn.find(
    (one) => one.entry === entry && one.ground === ground && one.source.id === reporter.officer,
  );
  if (earlier !== undefined) return earlier;
  const withdrawn = known.find(({ id, type }) => id === entry && type !== 'decided');
  if (withdrawn === undefined)
    throw new Refusal(
      'entry-unknown',
      `the dossier has no entry ${entry.slice(0, 64)} that counts and can be withdrawn`,
    );
  requireGround(ground);
  const source = { kind: 'officer', id: reporter.officer } as const;
  const withdrawal: DossierEntry = {
    id: ids.next('entry'),
    type: 'withdrawn',
    at,
    knownOn,
    source,
    entry,
    ground,
  };
  await dossiers.add(person, [withdrawal]);
  return withdrawal;
}
