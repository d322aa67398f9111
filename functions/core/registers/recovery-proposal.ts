import type { Dossier, DossierEntry } from '../entitlements/dossier.ts';
import { balancesOf } from '../payments/balances.ts';
import type { DossierStore } from '../ports/dossier-store.ts';
import type { LedgerStore } from '../ports/ledger-store.ts';
import type { DueOf } from './comparison-context.ts';
import type { Finding, ProposedEntry, RecoveryProposal } from './finding.ts';

interface ProposalServices {
  readonly dossiers: Pick<DossierStore, 'load'>;
  readonly ledger: Pick<LedgerStore, 'linesOf'>;
  readonly dueOf: DueOf;
}

/** What was paid and, with the entries of a finding, is not due: the months that a recovery plan starts from; null where there are none. */
export async function recoveryProposal(
  { dossiers, ledger, dueOf }: ProposalServices,
  { id, person, jurisdiction }: Finding,
  proposed: readonly ProposedEntry[],
  on: string,
): Promise<RecoveryProposal | null> {
  const [dossier, lines] = await Promise.all([dossiers.load(person), ledger.linesOf(person)]);
  if (lines.length === 0) return null;
  const due = await dueOf(withEntries(dossier, proposed, id, on), { through: on.slice(0, 7), knownOn: on });
  const dueFen = new Map(
    due.flatMap(({ month, benefits }) =>
      Object.entries(benefits).map(([benefit, { fen }]) => [`${month} ${benefit}`, fen] as const),
    ),
  );
  const months = [...balancesOf(lines).values()].flatMap((balance) => {
    const { benefit, month, paid, returned, recovered, waived } = balance;
    if (balance.jurisdiction !== jurisdiction) return [];
    const fen = paid - returned - recovered - waived - (dueFen.get(`${month} ${benefit}`) ?? 0);
    return fen > 0 ? [{ benefit, month, fen }] : [];
  });
  const totalFen = months.reduce((sum, { fen }) => sum + fen, 0);
  return totalFen > 0 ? { totalFen, months } : null;
}

function withEntries(dossier: Dossier, proposed: readonly ProposedEntry[], id: string, on: string): Dossier {
  const added = proposed.map(
    (entry, at): DossierEntry => ({
      ...entry,
      id: `${id}.${at + 1}`,
      at: `${on}T00:00:00Z`,
      knownOn: on,
      source: { kind: 'finding', id },
    }),
  );
  return { ...dossier, entries: [...dossier.entries, ...added] };
}
