import { stagedRowSources } from '../adapters/exchange/staged-row-source.ts';
import type { UploadRef } from '../core/ports/uploads.ts';
import type { RegisterImport } from '../core/registers/register-import.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { compareRegisters } from '../core/use-cases/registers/compare-registers.ts';
import { importFile } from '../core/use-cases/registers/import-file.ts';
import { lastPaidMonth } from '../core/use-cases/registers/last-paid-month.ts';
import type { RegisterServices } from '../core/use-cases/registers/register-services.ts';
import { stopImport } from '../core/use-cases/registers/stop-import.ts';
import { awsLeases } from './aws-leases.ts';
import { awsUploads } from './aws-uploads.ts';
import { comparisonLease, importLease } from './big-run-leases.ts';
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
  if (one.state === 'done' || one.state === 'stopped') return awsUploads().remove(fileOf(one));
  await whereFree(importLease(importId), runId, async () => {
    await importFile(services, { ...one, source: sourceOf(one) }, requireTime).catch(
      async (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        await stopImport(services, importId, error);
      },
    );
    await awsUploads().remove(fileOf(one));
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

function fileOf({ by, fileDigest }: RegisterImport): UploadRef {
  return { by, sha256: fileDigest };
}

function sourceOf(one: RegisterImport) {
  const open = () => awsUploads().open(fileOf(one));
  return stagedRowSources({ open })(one.id, one.fileName, one.fileDigest);
}
