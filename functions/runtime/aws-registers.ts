import { stagedRowSources } from '../adapters/exchange/staged-row-source.ts';
import { systemClock } from '../adapters/local/system-clock.ts';
import { memoryStagedFiles } from '../adapters/memory-staged-files.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import type { RegisterPlatform } from '../api/platform.ts';
import { compareRegisters } from '../core/use-cases/registers/compare-registers.ts';
import { importFile } from '../core/use-cases/registers/import-file.ts';
import { lastPaidMonth } from '../core/use-cases/registers/last-paid-month.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { awsTable } from './aws-table.ts';
import { awsVault } from './aws-vault.ts';
import { registerServicesOn } from './register-services.ts';

/** So long a request goes on with a file or a comparison: well within what a function and its gateway allow. */
const stretchMs = 15_000;

/** The stretch is over; the checkpoint stands. */
class StretchOver extends Error {
  override readonly name = 'StretchOver';
}

/**
 * Registers in the cloud's HTTP function. Nothing runs there once a request is answered: whoever sees an import or a
 * comparison unfinished sends the same request again, and it goes on where it stood. Bodies are small there.
 */
export function awsRegisters(): RegisterPlatform {
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
    goOnImport: (one) =>
      inStretch(async (untilThen) => {
        const source = sourceOf(one.id, one.fileName, one.fileDigest);
        await importFile(present(), { ...one, source }, untilThen);
      }).finally(() => staged.remove(one.id)),
    goOnComparison: (jurisdiction, on) =>
      inStretch(async (untilThen) => {
        const services = present();
        const paidThrough = await lastPaidMonth(services.runs, jurisdiction);
        await compareRegisters(services, { jurisdiction, on, paidThrough, onProgress: untilThen });
      }),
  };
}

async function inStretch(work: (untilThen: () => void) => Promise<void>): Promise<void> {
  const end = Date.now() + stretchMs;
  const untilThen = () => {
    if (Date.now() > end) throw new StretchOver();
  };
  await work(untilThen).catch((error: unknown) => {
    if (!(error instanceof StretchOver)) throw error;
  });
}
