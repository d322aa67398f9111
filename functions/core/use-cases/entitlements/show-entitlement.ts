import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { DossierEntry } from '../../entitlements/dossier.ts';
import { type ExaminedDossier, examineDossier } from '../../entitlements/due-months.ts';
import { type Balance, balancesOf } from '../../payments/balances.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import type { Month } from '../../shared/month.ts';
import type { EntitlementServices } from './entitlement-services.ts';
import { findDossier } from './find-dossier.ts';

/** What somebody is entitled to month by month, why, what was paid of it, and the entries from which it follows. */
export interface ShownEntitlement extends ExaminedDossier {
  readonly person: PersonRef;
  /** The place of the last decision. */
  readonly jurisdiction: string;
  readonly through: Month;
  readonly knownOn: string;
  /** As they were known on the day, in the order of the days on which they became known. */
  readonly entries: readonly DossierEntry[];
  /** By month, benefit and place; only what the ledger has so far. */
  readonly balances: readonly Balance[];
}

/**
 * The months of a person through a month (this one where absent), as known on a day (today where absent). Refuses
 * entitlement-unknown, month-invalid.
 */
export async function showEntitlement(
  { dossiers, ledger, catalogue, evaluator, clock }: EntitlementServices,
  asked: {
    readonly person: PersonRef;
    readonly through?: Month | undefined;
    readonly knownOn?: string | undefined;
  },
  isOwn: (jurisdiction: string) => boolean,
): Promise<ShownEntitlement> {
  const today = calendarDateAt(clock.now());
  const { person, through = today.slice(0, 7), knownOn = today } = asked;
  const { dossier, jurisdiction } = await findDossier(dossiers, person, isOwn);
  const context = { evaluator, policyOn: catalogue.policyOn };
  const examined = await examineDossier(dossier, { through, knownOn }, context);
  const lines = await ledger.linesOf(person);
  const known = dossier.entries.filter((entry) => entry.knownOn <= knownOn);
  const entries = [...known].sort((a, b) => (whenKnown(a) < whenKnown(b) ? -1 : 1));
  return {
    person,
    jurisdiction,
    through,
    knownOn,
    ...examined,
    entries,
    balances: [...balancesOf(lines).values()],
  };
}

function whenKnown({ knownOn, at, id }: DossierEntry): string {
  return `${knownOn} ${at} ${id}`;
}
