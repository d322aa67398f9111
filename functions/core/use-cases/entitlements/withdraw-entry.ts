import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { DossierEntry } from '../../entitlements/dossier.ts';
import { knownEntries } from '../../entitlements/known-entries.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';
import type { Reporter } from './record-life-event.ts';

export interface WithdrawalRequest {
  readonly person: PersonRef;
  /** Id of the entry that proved wrong. */
  readonly entry: string;
  /** At least ten characters. */
  readonly ground: string;
}

const SHORTEST_GROUND = 10;

/**
 * Takes an entry back that proved wrong, such as a death that was none; what it stopped is due again and arrears
 * follow. Decisions are not taken back so, but by appeal. Refuses entitlement-unknown, entry-unknown, decision-needs-ground.
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
  const withdrawn = known.find(({ id, type }) => id === entry && type !== 'decided');
  if (withdrawn === undefined)
    throw new Refusal(
      'entry-unknown',
      `the dossier has no entry ${entry.slice(0, 64)} that counts and can be withdrawn`,
    );
  if (ground.trim().length < SHORTEST_GROUND) {
    const detail = `ground has ${ground.trim().length} characters; right are at least ${SHORTEST_GROUND}`;
    throw new Refusal('decision-needs-ground', detail, [{ pointer: '/ground', code: 'too-short', detail }]);
  }
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
