// The composition root of the cloud's HTTP function: a table, keys, buckets and policies of AWS behind the same API. The
// roots of the other functions are the files beside it, one for each thing that only some of them need: a function
// that reads a summary carries no rules, no key and no bucket in its bundle.
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { createS3FileStore } from '../adapters/aws/s3-file-store.ts';
import { s3PublicationShelf } from '../adapters/aws/s3-publication-shelf.ts';
import { fetchedTokenKeys } from '../adapters/identity/token-keys.ts';
import { tokenVerifier } from '../adapters/identity/token-verifier.ts';
import { systemClock } from '../adapters/local/system-clock.ts';
import { createWebhookSender } from '../adapters/local/webhook-sender.ts';
import { randomIds } from '../adapters/random-ids.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { createUploadStore } from '../adapters/stores/upload-store.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import { createWebhookStore } from '../adapters/stores/webhook-store.ts';
import { isOpenness } from '../api/access.ts';
import { createApi } from '../api/create-api.ts';
import type { Platform } from '../api/platform.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { redriveCase } from '../workflow/signal-case.ts';
import { awsCases } from './aws-cases.ts';
import { fromEnvironment } from './aws-environment.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { logFault } from './aws-log.ts';
import { awsObjects } from './aws-objects.ts';
import { awsPayments } from './aws-payments.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { awsRegisters } from './aws-registers.ts';
import { awsRunner } from './aws-runner.ts';
import { awsStanding } from './aws-standing.ts';
import { awsTable } from './aws-table.ts';
import { awsTrust } from './aws-trust.ts';
import { awsUploads } from './aws-uploads.ts';
import { awsVault } from './aws-vault.ts';
import { once } from './once.ts';

/** Lambda hands on 6 MB, of which Base64 takes a quarter. */
const mostAnswerBytes = 4 * 1024 * 1024;

/** The API, made at the first request; what a request does not touch is neither opened nor called. */
export const awsApi = once((): Hono => {
  const openness = fromEnvironment('OPENNESS');
  if (!isOpenness(openness)) throw new Error(`OPENNESS is ${openness}; right is stateless or minimal`);
  return createApi({
    library: awsLibrary(),
    compiled: awsCompiled(),
    platform: awsPlatform(),
    openness,
    today: () => calendarDateAt(systemClock.now()),
    mostAnswerBytes,
    newRequestId: () => randomIds.next('request'),
    reportFault: logFault,
    version: fromEnvironment('VERSION'),
  });
});

function awsPlatform(): Platform {
  const [table, keyRing] = [awsTable(), awsKeyRing()];
  return {
    tokens: tokenVerifier({
      issuer: fromEnvironment('ISSUER'),
      audience: fromEnvironment('AUDIENCE'),
      keys: fetchedTokenKeys(new URL(fromEnvironment('JWKS_URI'))),
      clock: systemClock,
    }),
    cases: awsCases(),
    vault: awsVault(),
    files: createS3FileStore({ client: awsObjects(), bucket: fromEnvironment('MATERIAL_BUCKET') }, keyRing),
    uploads: {
      uploads: awsUploads(),
      announced: createUploadStore(table),
      clock: systemClock,
      ids: randomIds,
    },
    waivers: createWaiverStore(table, keyRing),
    webhooks: createWebhookStore(table, keyRing),
    followUp: createFollowUpStores(table, keyRing),
    payments: awsPayments(),
    registers: awsRegisters(),
    failures: awsStanding().failures,
    webhookSender: createWebhookSender({ allowsPrivate: false }),
    publications: {
      shelf: s3PublicationShelf(fromEnvironment('POLICY_BUCKET'), 'policies', awsObjects()),
      trust: awsTrust(),
    },
    newSecret: () => randomBytes(32).toString('base64url'),
    wake: () => undefined, // the table's stream wakes whoever delivers
    redrive: (caseId) => redriveCase({ tokens: awsStanding().tokens, runner: awsRunner() }, caseId),
  };
}
