import type { DossierEntry } from '../../entitlements/dossier.ts';
import type { PersonRef } from '../../ports/identity-vault.ts';
import type { ComparisonContext } from '../../registers/comparison-context.ts';
import type { ProposedEntry } from '../../registers/finding.ts';
import { digestOf } from '../../shared/digest.ts';
import type { ComparisonServices } from './comparison-services.ts';

/**
 * Records what registers say and what changes no amount (N 10: data are kept up to date). The id is made of what the
 * entry says, so that a repeated run adds nothing. Gives the number of entries.
 */
export async function recordConfirmed(
  { dossiers, clock }: Pick<ComparisonServices, 'dossiers' | 'clock'>,
  { on, jurisdiction }: Pick<ComparisonContext, 'on' | 'jurisdiction'>,
  person: PersonRef,
  confirmed: readonly ProposedEntry[],
): Promise<number> {
  if (confirmed.length === 0) return 0;
  const entries = confirmed.map(
    (entry): DossierEntry => ({
      ...entry,
      id: `register_${digestOf({ person, entry }).slice(0, 32)}`,
      at: clock.now(),
      knownOn: on,
      source: { kind: 'register', id: `${jurisdiction} ${on}` },
    }),
  );
  await dossiers.add(person, entries);
  return entries.length;
}
