import { randomUUID } from 'node:crypto';
import { stagedRowSources } from '../adapters/exchange/staged-row-source.ts';
import { systemClock } from '../adapters/local/system-clock.ts';
import { memoryStagedFiles } from '../adapters/memory-staged-files.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import type { RegisterPlatform } from '../api/platform.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { compareRegisters } from '../core/use-cases/registers/compare-registers.ts';
import { importFile } from '../core/use-cases/registers/import-file.ts';
import { lastPaidMonth } from '../core/use-cases/registers/last-paid-month.ts';
import { awsBatchRunner } from './aws-batch-runner.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { workOrHandOver } from './aws-started-work.ts';
import { awsTable } from './aws-table.ts';
import { awsUploads } from './aws-uploads.ts';
import { awsVault } from './aws-vault.ts';
import { comparisonLease, importLease } from './big-run-leases.ts';
import { requirePresentTime } from './present-invocation.ts';
import { registerServicesOn } from './register-services.ts';

/** Of a request's time, this much is for the batch at hand, handing over and the answer. */
const reserveMs = 14_000;

/**
 * Registers in the cloud's HTTP function. Nothing runs there once a request is answered: an import or a comparison
 * goes on within the request as far as its time goes, which is enough for a small one, and then as a big run.
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
  const present = () => servicesOn(awsLibrary().current().catalogue, []);
  const staged = memoryStagedFiles();
  const sourceOf = stagedRowSources(staged);
  return {
    servicesFor: async (catalogue) => servicesOn(catalogue, []),
    staged,
    sourceOf,
    goOnImport: (one) => {
      const { id, by, fileDigest: sha256 } = one;
      return workOrHandOver({
        lease: importLease(id),
        work: () =>
          importFile(present(), { ...one, source: sourceOf(id, one.fileName, sha256) }, requireTime),
        kind: 'go-on-with-imports',
        item: id,
        handOver: () => awsUploads().keep({ by, sha256 }, staged.open(id)),
      }).finally(() => staged.remove(id));
    },
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
    goOnSimulation: async ({ id, counties }) => {
      const runId = `simulations-${randomUUID()}`; // asked for twice, the second one finds the leases taken
      const items = counties.map((county) => `${id} ${county}`);
      const on = calendarDateAt(systemClock.now());
      if (items.length > 0)
        await awsBatchRunner().start({ kind: 'simulations', runId, on, items, itemsPerChunk: 1 });
    },
  };
}
