import { stagedRowSources } from '../adapters/exchange/staged-row-source.ts';
import type { DiscoverySearch } from '../core/registers/discovery-search.ts';
import { isImportOver, type RegisterImport } from '../core/registers/register-import.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { compareRegisters } from '../core/use-cases/registers/compare-registers.ts';
import { importFile } from '../core/use-cases/registers/import-file.ts';
import { lastPaidMonth } from '../core/use-cases/registers/last-paid-month.ts';
import type { RegisterServices } from '../core/use-cases/registers/register-services.ts';
import { searchCounty } from '../core/use-cases/registers/search-county.ts';
import { searchesLeft } from '../core/use-cases/registers/searches-left.ts';
import { stopImport } from '../core/use-cases/registers/stop-import.ts';
import { openAwsImportFile, removeAwsImportFile } from './aws-import-files.ts';
import { awsLeases } from './aws-leases.ts';
import { comparisonLease, importLease, searchLease } from './big-run-leases.ts';
import type { RequireTime } from './invocation-time.ts';

/** Longer than a chunk's function lives; a chunk that is tried again has the same id and is not held up by itself. */
const leaseSeconds = 660;

/** Works what nobody else is at; what somebody is at is left to him. */
export async function whereFree(lease: string, runId: string, work: () => Promise<unknown>): Promise<void> {
  await awsLeases().during(lease, { id: runId, seconds: leaseSeconds }, async () => void (await work()));
}

/** Goes on with an import; one whose file is gone, or says something else by now, is stopped and says so. */
export async function goOnWithAwsImport(
  services: RegisterServices,
  importId: string,
  runId: string,
  requireTime: RequireTime,
): Promise<void> {
  const one = await services.registers.importOf(importId);
  if (one === undefined) return;
  if (isImportOver(one)) return removeAwsImportFile(importId);
  await whereFree(importLease(importId), runId, async () => {
    await importFile(services, { ...one, source: sourceOf(one) }, requireTime).catch(
      async (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        await stopImport(services, importId, error);
      },
    );
    await removeAwsImportFile(importId);
  });
}

/** Goes on with the imports of a jurisdiction that were left, whatever ended them. */
export async function goOnWithAwsImports(
  services: RegisterServices,
  jurisdiction: string,
  runId: string,
  requireTime: RequireTime,
): Promise<void> {
  const { items } = await services.registers.imports(jurisdiction, { limit: 100 });
  for (const { id, state } of items)
    if (state === 'reading' || state === 'closing') await goOnWithAwsImport(services, id, runId, requireTime);
}

/** Goes on with the comparison of a day. */
export async function goOnWithAwsComparison(
  services: RegisterServices,
  jurisdiction: string,
  on: string,
  runId: string,
  requireTime: RequireTime,
): Promise<void> {
  await whereFree(comparisonLease(jurisdiction), runId, async () => {
    const paidThrough = await lastPaidMonth(services.runs, jurisdiction);
    await compareRegisters(services, { jurisdiction, on, paidThrough, onProgress: requireTime });
  });
}

/** Goes on with a county of a search. */
export async function goOnWithAwsSearch(
  services: RegisterServices,
  search: DiscoverySearch,
  county: string,
  runId: string,
  requireTime: RequireTime,
): Promise<void> {
  await whereFree(searchLease(search.id, county), runId, () =>
    searchCounty(services, search, county, requireTime),
  );
}

/** Goes on with a county in the searches in which it was left. */
export async function goOnWithAwsSearches(
  services: RegisterServices,
  county: string,
  runId: string,
  requireTime: RequireTime,
): Promise<void> {
  for (const search of await searchesLeft(services, county))
    await goOnWithAwsSearch(services, search, county, runId, requireTime);
}

function sourceOf(one: RegisterImport) {
  const open = () => openAwsImportFile(one);
  return stagedRowSources({ open })(one.id, one.fileName, one.fileDigest);
}
