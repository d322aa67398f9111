import { determiningEvaluator } from '../../../../core/entitlements/determining-evaluator.ts';
import type { Dossier } from '../../../../core/entitlements/dossier.ts';
import type { DueMonth } from '../../../../core/entitlements/due-month.ts';
import { dueMonths } from '../../../../core/entitlements/due-months.ts';
import type { LedgerLine } from '../../../../core/payments/ledger-line.ts';
import type { Month } from '../../../../core/shared/month.ts';
import { compiledPolicies } from '../../../../core/use-cases/compiled-policies.ts';
import { pagesOf } from '../../../../core/use-cases/payments/pages.ts';
import type { CountyWorld } from '../county-world.ts';
import type { SentFile } from '../sent-file.ts';
import type { Reconciliation } from './reconciliation.ts';
import { runSums } from './run-sums.ts';
import { type DueSums, sumBook } from './sum-book.ts';

/** Every so many people, one is worked out by json-rules-engine, too; at least this many where there are so many. */
const wantedSample = 250;
const mostCompiled = 20;

/**
 * Looks at all money from two sides: what is due by the dossiers against the ledger, the ledger against the runs, and
 * the runs against the files that went to the bank and came back.
 */
export async function reconcileCounty(
  world: Pick<CountyWorld, 'payments' | 'catalogue'>,
  places: readonly string[],
  through: Month,
  files: readonly SentFile[],
): Promise<Reconciliation> {
  const { payments, catalogue } = world;
  const book = sumBook();
  const explained = determiningEvaluator(catalogue, compiledPolicies(mostCompiled));
  const context = { evaluator: explained, policyOn: catalogue.policyOn };
  const lines: LedgerLine[] = [];
  let [people, sampled, sampledMonths] = [0, 0, 0];
  const seen = new Set<string>();
  for (const place of places) {
    const knownOn = await lastKnownOn(world, place, through);
    for await (const page of pagesOf((request) => payments.dossiers.payees(place, request), 200)) {
      const dues = await payments.dueMonths(page, { through, knownOn });
      for (const [at, dossier] of page.entries()) {
        const own = (await payments.ledger.linesOf(dossier.person)).filter(
          (line) => line.jurisdiction === place,
        );
        const recomputed = dueSums(dues[at] ?? [], place);
        book.add(dossier.person, recomputed, own);
        lines.push(...own);
        if (!seen.has(dossier.person)) people += 1;
        seen.add(dossier.person);
        if (!isSampled(dossier, people, sampled)) continue;
        const months = await dueMonths(dossier, { through, knownOn }, context);
        sampled += 1;
        sampledMonths += book.compare(dossier.person, dueSums(months, place), own);
      }
    }
  }
  const { runs, differences } = await runSums(payments, places, lines, files);
  return {
    months: book.months(),
    runs,
    people,
    sample: { people: sampled, months: sampledMonths },
    kept: book.kept(),
    differences: [...book.differences(), ...differences],
  };
}

/** The first ones, then ever fewer: enough of them, spread over all. */
function isSampled({ person }: Dossier, people: number, sampled: number): boolean {
  return sampled < wantedSample && (people <= 20 || Number.parseInt(person.slice(-2), 16) % 3 === 0);
}

/** The ledger is as the last run of a place left it. */
async function lastKnownOn(
  { payments }: Pick<CountyWorld, 'payments'>,
  place: string,
  through: Month,
): Promise<string> {
  const { items } = await payments.runs.runsOf(place, { limit: 1 });
  return items[0]?.knownOn ?? `${through}-01`;
}

/** What a person's months come to at a place, by month and benefit; null where that cannot be said. */
function dueSums(months: readonly DueMonth[], place: string): DueSums {
  const sums = new Map<string, number | null>();
  for (const { month, benefits } of months)
    for (const [benefit, { jurisdiction, outcome, fen }] of Object.entries(benefits)) {
      const isOwn = jurisdiction === null || jurisdiction === place;
      const value = outcome === 'undetermined' ? null : outcome === 'granted' ? fen : 0;
      sums.set(`${month}/${benefit}`, isOwn ? value : 0);
    }
  return sums;
}
