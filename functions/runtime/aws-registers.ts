import { randomUUID } from 'node:crypto';
import { systemClock } from '../adapters/local/system-clock.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import type { RegisterPlatform } from '../api/platform.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { compareRegisters } from '../core/use-cases/registers/compare-registers.ts';
import { importFile } from '../core/use-cases/registers/import-file.ts';
import { lastPaidMonth } from '../core/use-cases/registers/last-paid-month.ts';
import { searchCounty } from '../core/use-cases/registers/search-county.ts';
import { openCounties } from '../core/use-cases/registers/show-search.ts';
import { stopImport } from '../core/use-cases/registers/stop-import.ts';
import { awsBatchRunner } from './aws-batch-runner.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsRequestFiles } from './aws-import-files.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { workOrHandOver } from './aws-started-work.ts';
import { awsTable } from './aws-table.ts';
import { awsVault } from './aws-vault.ts';
import type { BigRunKind } from './big-run-kinds.ts';
import { comparisonLease, importLease, searchLease } from './big-run-leases.ts';
import { requirePresentTime } from './present-invocation.ts';
import { registerServicesOn } from './register-services.ts';

/** Of a request's time, this much is for the batch at hand, handing over and the answer. */
const reserveMs = 14_000;

/**
 * Registers in the cloud's HTTP function. Nothing runs there once a request is answered: an import, a comparison or a
 * search goes on within the request as far as its time goes, which is enough for a small one, and then as a big run.
 */
export function awsRegisters(): RegisterPlatform {
  const requireTime = requirePresentTime(reserveMs);
  const servicesOn = registerServicesOn({
    followUp: createFollowUpStores(awsTable(), awsKeyRing()),
    cases: awsCaseStore(),
    waivers: createWaiverStore(awsTable(), awsKeyRing()),
    vault: awsVault(),
    compiled: awsCompiled(),
    clock: systemClock,
  });
  const present = () => servicesOn(awsLibrary().current().catalogue);
  const files = awsRequestFiles();
  const { staged, sourceOf } = files;
  return {
    servicesOn,
    staged,
    sourceOf,
    goOnImport: (one) =>
      workOrHandOver({
        lease: importLease(one.id),
        work: async () => {
          const services = present();
          const source = sourceOf(one.id, one.fileName, one.fileDigest);
          await importFile(services, { ...one, source }, requireTime).catch(async (error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
            await stopImport(services, one.id, error);
            await files.discard(one.id);
            throw error;
          });
          await files.discard(one.id);
        },
        kind: 'go-on-with-imports',
        item: one.id,
        handOver: () => files.handOver(one),
      }).finally(() => files.forget(one.id)),
    goOnComparison: (jurisdiction, on) =>
      workOrHandOver({
        lease: comparisonLease(jurisdiction),
        work: async () => {
          const services = present();
          const paidThrough = await lastPaidMonth(services.runs, jurisdiction);
          await compareRegisters(services, { jurisdiction, on, paidThrough, onProgress: requireTime });
        },
        kind: 'go-on-with-comparisons',
        item: jurisdiction,
        on,
      }),
    goOnSearch: async (one) => {
      const kind = 'go-on-with-searches';
      const counties = await openCounties(present(), one);
      const [county = ''] = counties;
      if (counties.length !== 1) return startCounties(kind, one.id, counties);
      return workOrHandOver({
        lease: searchLease(one.id, county),
        work: () => searchCounty(present(), one, county, requireTime),
        kind,
        item: itemOf(one.id, county),
      });
    },
    goOnSimulation: ({ id, counties }) => startCounties('simulations', id, counties),
  };
}

/** Has the map work counties of something side by side. */
async function startCounties(kind: BigRunKind, id: string, counties: readonly string[]): Promise<void> {
  const runId = `${kind}-${randomUUID()}`; // asked for twice, the second one finds the leases taken
  const items = counties.map((county) => itemOf(id, county));
  const on = calendarDateAt(systemClock.now());
  if (items.length > 0) await awsBatchRunner().start({ kind, runId, on, items, itemsPerChunk: 1 });
}

function itemOf(id: string, county: string): string {
  return `${id} ${county}`;
}
