import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { createCaseStore } from '../../functions/adapters/stores/case-store.ts';
import { countyDirectory } from '../../functions/adapters/stores/county-directory.ts';
import { createDiscoveryStore } from '../../functions/adapters/stores/discovery-store.ts';
import { createDossierStore } from '../../functions/adapters/stores/dossier-store.ts';
import { createFindingStore } from '../../functions/adapters/stores/finding-store.ts';
import { openIdentityStore } from '../../functions/adapters/stores/identity-store.ts';
import { createLedgerStore } from '../../functions/adapters/stores/ledger-store.ts';
import { createRecertificationStore } from '../../functions/adapters/stores/recertification-store.ts';
import { createRegisterStore } from '../../functions/adapters/stores/register-store.ts';
import { createWaiverStore } from '../../functions/adapters/stores/waiver-store.ts';
import { bulkEvaluator } from '../../functions/core/bulk/bulk-evaluator.ts';
import { stateCouncilCalendar } from '../../functions/core/calendar/state-council-calendar.ts';
import { dueMonths } from '../../functions/core/entitlements/due-months.ts';
import { syntheticIdentity } from '../../functions/core/identities/synthetic-identity.ts';
import { checkPolicies } from '../../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../../functions/core/policies/policy-catalogue-of.ts';
import type { CountyDirectory } from '../../functions/core/ports/county-directory.ts';
import type { RowSource, SourceRow } from '../../functions/core/ports/row-source.ts';
import { registerLayoutOf } from '../../functions/core/registers/register-layouts.ts';
import { digestOf } from '../../functions/core/shared/digest.ts';
import {
  type ImportRequest,
  importRegister,
} from '../../functions/core/use-cases/registers/import-register.ts';
import { oneKeyRing } from './case-world.ts';
import { compiledOnce } from './compiled-policies.ts';
import { repositoryTexts } from './policy-texts.ts';
import { testClock } from './test-clock.ts';

export const WULONG = '500156';
const catalogue = policyCatalogueOf(
  checkPolicies(
    repositoryTexts.filter(({ path }) => /^(100000|500156)-/.test(path) && !path.includes('/examples/')),
  ).layers,
);

export type RegisterWorld = Awaited<ReturnType<typeof registerWorld>>;

/** Everything that registers, findings and recertifications need, over the real stores in memory and Wulong's real policy. */
export async function registerWorld(at = '2023-04-01') {
  const table = createMemoryTable(() => 0);
  const keyRing = oneKeyRing();
  let last = 0;
  const ids = { next: (prefix: string) => `${prefix}-${String(++last).padStart(6, '0')}` };
  const evaluator = bulkEvaluator(catalogue, compiledOnce);
  const context = { evaluator, policyOn: catalogue.policyOn };
  return {
    registers: createRegisterStore(table, keyRing),
    findings: createFindingStore(table, keyRing),
    discovery: createDiscoveryStore(table, keyRing),
    counties: countyDirectory(table) as CountyDirectory,
    recertifications: createRecertificationStore(table, keyRing),
    dossiers: createDossierStore(table, keyRing),
    ledger: createLedgerStore(table, keyRing),
    cases: createCaseStore({ table, keyRing }),
    waivers: createWaiverStore(table, keyRing),
    vault: await openIdentityStore({ table, keyRing, ids }),
    catalogue,
    evaluator,
    dueOf: (
      ...[dossier, request]: Parameters<typeof dueMonths> extends [...infer Two, unknown] ? Two : never
    ) => dueMonths(dossier, request, context),
    calendar: stateCouncilCalendar,
    clock: testClock(at),
  };
}

/** A file in memory: a header and rows; a text in place of a row is a line that cannot be read. */
export function fileOf(header: readonly string[], rows: readonly (readonly string[] | string)[]): RowSource {
  const lines: SourceRow[] = [header, ...rows].map((cells, at) =>
    typeof cells === 'string' ? { line: at + 1, fault: cells } : { line: at + 1, cells },
  );
  return {
    name: 'file.csv',
    digest: async () => digestOf(lines),
    async *rows() {
      yield* lines;
    },
  };
}

/** Imports a file of a register, for Wulong unless told otherwise, by the platform's layout. */
export function bring(
  world: RegisterWorld,
  register: string,
  asOf: string,
  header: readonly string[],
  rows: readonly (readonly string[] | string)[],
  more: Partial<Pick<ImportRequest, 'covers' | 'jurisdiction' | 'layout'>> = {},
) {
  const layout = more.layout ?? registerLayoutOf(register);
  if (layout === undefined) throw new RangeError(`no layout of ${register}`);
  return importRegister(world, {
    layout,
    jurisdiction: WULONG,
    asOf,
    source: fileOf(header, rows),
    by: 'officer-1',
    ...more,
  });
}

/** Somebody who does not exist, as the first two cells of a row. */
export function someone(seed: number): [string, string] {
  const { name, residentId } = syntheticIdentity(`register world ${seed}`, { bornOn: '1970-01-01' });
  return [name, residentId];
}
