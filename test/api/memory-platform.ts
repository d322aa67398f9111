import { randomUUID } from 'node:crypto';
import { ed25519 } from '../../functions/adapters/identity/ed25519.ts';
import { givenTokenKeys } from '../../functions/adapters/identity/token-keys.ts';
import { tokenVerifier } from '../../functions/adapters/identity/token-verifier.ts';
import type { ItemTable } from '../../functions/adapters/item-table/item-table.ts';
import { openFolderFileStore } from '../../functions/adapters/local/folder-file-store.ts';
import { folderPublicationShelf } from '../../functions/adapters/local/folder-publication-shelf.ts';
import { openFolderStagedFiles } from '../../functions/adapters/local/folder-staged-files.ts';
import { type LocalIssuer, openLocalIssuer } from '../../functions/adapters/local/local-issuer.ts';
import { createMemoryTable } from '../../functions/adapters/local/memory-table.ts';
import { createWebhookSender } from '../../functions/adapters/local/webhook-sender.ts';
import { randomIds } from '../../functions/adapters/random-ids.ts';
import { createStagedUploads } from '../../functions/adapters/staged-uploads.ts';
import { createCaseStore } from '../../functions/adapters/stores/case-store.ts';
import { createFailedTaskStore } from '../../functions/adapters/stores/failed-task-store.ts';
import { createFollowUpStores } from '../../functions/adapters/stores/follow-up-stores.ts';
import { openIdentityStore } from '../../functions/adapters/stores/identity-store.ts';
import { createUploadStore } from '../../functions/adapters/stores/upload-store.ts';
import { createWaiverStore } from '../../functions/adapters/stores/waiver-store.ts';
import { createWebhookStore } from '../../functions/adapters/stores/webhook-store.ts';
import type { Platform } from '../../functions/api/platform.ts';
import { stateCouncilCalendar } from '../../functions/core/calendar/state-council-calendar.ts';
import type { PolicyCatalogue } from '../../functions/core/ports/policy-catalogue.ts';
import type { StagedFiles } from '../../functions/core/ports/staged-files.ts';
import { compiledPolicies } from '../../functions/core/use-cases/compiled-policies.ts';
import { continuePaymentRun } from '../../functions/core/use-cases/payments/continue-payment-run.ts';
import { paymentServicesOn } from '../../functions/runtime/payment-services.ts';
import { startRegisterJobs } from '../../functions/runtime/register-jobs.ts';
import { registerServicesOn } from '../../functions/runtime/register-services.ts';
import { oneKeyRing } from '../support/case-world.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

/** A platform in memory, with its clock, its table and its issuer. */
export interface MemoryPlatform extends Platform {
  readonly clock: TestClock;
  readonly table: ItemTable;
  readonly issuer: LocalIssuer;
  readonly staged: StagedFiles;
}

const folder = temporaryFolder();
const keyRing = oneKeyRing();

export async function memoryPlatform(catalogue: PolicyCatalogue, at = '2024-06-15'): Promise<MemoryPlatform> {
  const clock = testClock(at);
  const table = createMemoryTable(() => Math.floor(Date.parse(clock.now()) / 1000));
  const issuer = openLocalIssuer(folder.pathOf('issuer.json'), clock);
  const [cases, vault, followUp, compiled] = [
    createCaseStore({ table, keyRing }),
    await openIdentityStore({ table, keyRing, ids: randomIds }),
    createFollowUpStores(table, keyRing),
    compiledPolicies(50),
  ];
  const servicesOn = paymentServicesOn({ cases, vault, followUp, compiled, clock });
  const [staged, waivers] = [
    openFolderStagedFiles(folder.pathOf(`incoming-${randomUUID()}`), keyRing),
    createWaiverStore(table, keyRing),
  ];
  const registersOn = registerServicesOn({ cases, vault, followUp, waivers, compiled, clock });
  const jobs = startRegisterJobs({
    catalogue: () => catalogue,
    servicesOn: registersOn,
    staged,
    followUp,
    clock,
    onFault: (error) => {
      throw error;
    },
    // Long, so that a test need not ask again.
    patienceMs: 60_000,
  });
  return {
    clock,
    table,
    issuer,
    tokens: tokenVerifier({
      issuer: issuer.issuer,
      audience: issuer.audience,
      keys: givenTokenKeys(issuer.publicKeys),
      clock,
    }),
    cases: {
      cases,
      catalogue,
      compiled,
      calendar: stateCouncilCalendar,
      clock,
      ids: randomIds,
    },
    vault,
    files: openFolderFileStore(folder.pathOf('files'), keyRing),
    staged,
    uploads: {
      uploads: createStagedUploads(staged),
      announced: createUploadStore(table),
      clock,
      ids: randomIds,
    },
    waivers,
    webhooks: createWebhookStore(table, keyRing),
    followUp,
    payments: {
      servicesOn,
      // At once, so that a test need not wait for it.
      goOn: async (runId) => void (await continuePaymentRun(servicesOn(catalogue), runId)),
    },
    registers: { ...jobs, servicesOn: registersOn },
    failures: createFailedTaskStore(table),
    webhookSender: createWebhookSender({ allowsPrivate: false }),
    publications: {
      shelf: folderPublicationShelf(folder.pathOf('policies')),
      trust: { keys: [], signatures: ed25519 },
    },
    newSecret: () => randomUUID(),
    wake: () => undefined,
    redrive: async () => undefined,
  };
}
