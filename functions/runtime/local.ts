// The composition root of a laptop or a county server: one process, the policies from a folder, the data in another,
// no other service.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import packageJson from '../../package.json' with { type: 'json' };
import { ed25519 } from '../adapters/identity/ed25519.ts';
import { givenTokenKeys } from '../adapters/identity/token-keys.ts';
import { tokenVerifier } from '../adapters/identity/token-verifier.ts';
import { folderPublicationShelf } from '../adapters/local/folder-publication-shelf.ts';
import { closeLingering } from '../adapters/local/lingering-close.ts';
import {
  type LibraryReport,
  openPolicyFolder,
  type PolicyFolderLibrary,
} from '../adapters/local/policy-folder-library.ts';
import { systemClock } from '../adapters/local/system-clock.ts';
import { readTrustedKeys } from '../adapters/local/trusted-keys-file.ts';
import { createWebhookSender } from '../adapters/local/webhook-sender.ts';
import { randomIds } from '../adapters/random-ids.ts';
import { createApi } from '../api/create-api.ts';
import { faultProblem, PROBLEM_TYPE } from '../api/problem-details.ts';
import { calendarDateAt } from '../core/calendar/beijing-time.ts';
import { stateCouncilCalendar } from '../core/calendar/state-council-calendar.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import { registeredCertificates } from '../core/registers/registered-certificates.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';
import { compiledPolicies } from '../core/use-cases/compiled-policies.ts';
import { recordDecision } from '../core/use-cases/entitlements/record-decision.ts';
import type { PublicationServices } from '../core/use-cases/publications/publication-services.ts';
import { enqueueWebhooks } from '../core/use-cases/webhooks/enqueue-webhooks.ts';
import type { Config } from './config.ts';
import { startDailyRound } from './daily-round.ts';
import { liveCatalogue } from './live-catalogue.ts';
import { startLocalRegisters } from './local-registers.ts';
import { startLocalUploads } from './local-uploads.ts';
import { type OpenedData, openData } from './open-data.ts';
import { type PaymentJobs, startPaymentJobs } from './payment-jobs.ts';
import { paymentServicesOn } from './payment-services.ts';
import { type ReviewMachine, startReviewMachine } from './review-machine.ts';
import { openRunThreads } from './run-threads.ts';
import { startWebhookLoop, type WebhookLoop } from './webhook-loop.ts';

export interface LocalRuntime {
  readonly url: string;
  readonly folder: string;
  readonly library: PolicyFolderLibrary;
  readonly data: OpenedData;
  readonly machine: ReviewMachine;
  readonly webhookLoop: WebhookLoop;
  readonly payments: PaymentJobs;
  /** Takes no new requests and resolves when those running are answered. */
  close(): Promise<void>;
}

export interface LocalHooks {
  readonly onPolicies: (report: LibraryReport) => void;
  readonly onFault: (error: unknown, where: string) => void;
  /** The machine's own where absent. */
  readonly clock?: SystemClock;
}

/** Compiled policies that are kept; with more districts than this, rare ones are compiled anew when asked for. */
const MOST_COMPILED = 4000;
/** A batch may run long; headers must come at once (Node's own limit). */
const LONGEST_REQUEST_MS = 3_600_000;
/** Requests that take longer than this to finish are cut off when the process ends. */
const LONGEST_FAREWELL_MS = 10_000;

/** Starts to serve. Throws where a folder cannot be opened or the port is taken. */
export async function startLocal(config: Config, hooks: LocalHooks): Promise<LocalRuntime> {
  const folder = config.policies ?? join(import.meta.dirname, '..', '..', 'policies');
  const { clock = systemClock } = hooks;
  const onFault = (error: unknown) => hooks.onFault(error, folder);
  const keys = config.trustedKeys === undefined ? undefined : readTrustedKeys(config.trustedKeys);
  const data = await openData(config.data, clock);
  let library: PolicyFolderLibrary | undefined;
  try {
    const gate = keys && {
      trust: { keys, signatures: ed25519 },
      today: () => calendarDateAt(clock.now()),
      heads: data.publicationHeads,
    };
    library = await openPolicyFolder({ folder, onChange: hooks.onPolicies, onFault, ...(gate && { gate }) });
    const publications = {
      shelf: folderPublicationShelf(folder),
      trust: { keys: keys ?? [], signatures: ed25519 },
    };
    return await serve({ ...config, policies: folder }, { ...hooks, clock }, library, data, publications);
  } catch (error) {
    library?.close();
    data.close();
    throw error;
  }
}

async function serve(
  config: Config & { readonly policies: string },
  hooks: LocalHooks & { readonly clock: SystemClock },
  library: PolicyFolderLibrary,
  data: OpenedData,
  publications: PublicationServices,
): Promise<LocalRuntime> {
  const { clock, onFault } = hooks;
  const compiled = compiledPolicies(MOST_COMPILED);
  const cases: CaseServices = {
    cases: data.cases,
    catalogue: liveCatalogue(library),
    compiled,
    calendar: stateCouncilCalendar,
    clock,
    ids: randomIds,
  };
  let machine: ReviewMachine | undefined;
  const { issuer, audience, publicKeys } = data.issuer;
  const sender = createWebhookSender({ allowsPrivate: config.allowsPrivateWebhooks ?? false });
  const threads = openRunThreads(data.folder);
  const servicesOn = paymentServicesOn({ ...data, compiled, clock, pagesOn: threads.pagesOn });
  const payments = startPaymentJobs({ library, servicesOn, onFault });
  const registers = startLocalRegisters({
    data,
    compiled,
    clock,
    library,
    threads,
    onFault,
  });
  const uploads = startLocalUploads({ ...data, clock, onFault: (error) => onFault(error, 'uploads') });
  const api = createApi({
    library,
    compiled,
    platform: {
      tokens: tokenVerifier({ issuer, audience, keys: givenTokenKeys(publicKeys), clock }),
      cases,
      vault: data.vault,
      files: data.files,
      uploads: uploads.services,
      waivers: data.waivers,
      webhooks: data.webhooks,
      followUp: data.followUp,
      payments: { servicesOn, goOn: payments.goOn },
      registers: registers.platform,
      failures: data.failures,
      webhookSender: sender,
      publications,
      newSecret: () => randomBytes(32).toString('base64url'),
      wake: () => machine?.wake(),
      redrive: async (caseId) => machine?.redrive(caseId),
    },
    openness: config.openness,
    today: () => calendarDateAt(clock.now()),
    newRequestId: requestIds(),
    reportFault: onFault,
    version: packageJson.version,
  });
  const listener = getRequestListener(api.fetch, { errorHandler: (error) => unreadable(error, hooks) });
  const server = createServer({ requestTimeout: LONGEST_REQUEST_MS }, listener);
  closeLingering(server);
  const url = await listen(server, config).catch(async (error: unknown) => {
    uploads.stop();
    await Promise.all([payments.stop(), registers.jobs.stop()]);
    await threads.close();
    throw error;
  });
  const webhookLoop = startWebhookLoop({ ...data, sender, clock }, onFault);
  const led = startReviewMachine({
    services: cases,
    tasks: data.tasks,
    failures: data.failures,
    register: registeredCertificates(data.followUp.registers, clock),
    handlers: {
      entitlements: (caseId) =>
        recordDecision({ cases: data.cases, dossiers: data.followUp.dossiers }, caseId),
      webhooks: async (caseId, events) => {
        await enqueueWebhooks(data, caseId, events);
        webhookLoop.wake();
      },
    },
    onFault,
  });
  machine = led;
  const round = startDailyRound({
    catalogue: () => library.current().catalogue,
    registers: registers.platform,
    paymentsOn: servicesOn,
    followUp: data.followUp,
    clock,
    onFault: hooks.onFault,
  });
  return {
    url,
    folder: config.policies,
    library,
    data,
    machine: led,
    webhookLoop,
    payments,
    close: async () => {
      await close(server, library);
      uploads.stop();
      await led.stop();
      await webhookLoop.stop();
      await round.stop();
      await payments.stop();
      await registers.jobs.stop();
      await threads.close();
      data.close();
    },
  };
}

/** What goes wrong before the API sees a request: an address that is no address. */
function unreadable(error: unknown, hooks: LocalHooks): Response {
  const isRequest = error instanceof Error && error.name === 'RequestError';
  if (!isRequest) hooks.onFault(error, 'http');
  const { title: faultTitle, ...fault } = faultProblem('/', 'en');
  const problem = isRequest
    ? { type: 'about:blank', title: 'Bad Request', status: 400, detail: error.message, instance: '/' }
    : { title: faultTitle, ...fault };
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': PROBLEM_TYPE },
  });
}

/** Unique in this process and told apart between processes. */
function requestIds(): () => string {
  const start = randomBytes(5).toString('hex');
  let count = 0;
  return () => `${start}-${(++count).toString(36)}`;
}

function listen(server: Server, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(
        `http://${host === undefined ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${bound}`,
      );
    });
  });
}

async function close(server: Server, library: PolicyFolderLibrary): Promise<void> {
  library.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose last request has been answered would else be kept open for the next.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), LONGEST_FAREWELL_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
