// What the worker threads of one machine may be told to run: each opens the data folder itself, so that nothing large is
// copied between threads.
import { openFileKeyRing } from '../adapters/local/file-key-ring.ts';
import { openSqliteTable } from '../adapters/local/sqlite-table.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { compilePolicy } from '../core/determinations/compile-policy.ts';
import type { PaymentRun, RunTotals } from '../core/payments/payment-run.ts';
import { catalogueOfParts } from '../core/policies/guarded-catalogue.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { CatalogueParts } from '../core/ports/policy-catalogue.ts';
import type { PageServices } from '../core/use-cases/payments/payment-services.ts';
import { preparePage } from '../core/use-cases/payments/prepare-page.ts';
import { releasePage } from '../core/use-cases/payments/release-page.ts';
import { dataPaths } from './data-paths.ts';
import { bulkMonths } from './payment-services.ts';

/** What the chunks of a run share. */
export interface SharedRun {
  readonly folder: string;
  readonly policies: CatalogueParts;
  readonly run: PaymentRun;
  /** The time that it is for whoever leads the run. */
  readonly now: string;
}

interface OpenedFolder {
  readonly stores: FollowUpStores;
  now: string;
}

/** A thread keeps a folder open from its first chunk to its end. */
const folders = new Map<string, OpenedFolder>();

function openFolder(folder: string, now: string): OpenedFolder {
  const known = folders.get(folder);
  if (known !== undefined) {
    known.now = now;
    return known;
  }
  const { database, keyRing } = dataPaths(folder);
  const table = openSqliteTable(database, () => Math.floor(Date.parse(opened.now) / 1000));
  const opened: OpenedFolder = { stores: createFollowUpStores(table, openFileKeyRing(keyRing)), now };
  folders.set(folder, opened);
  return opened;
}

function pageServices({ folder, policies, now }: SharedRun): PageServices {
  const { stores } = openFolder(folder, now);
  const catalogue = catalogueOfParts(policies);
  return {
    ...stores,
    catalogue,
    dueMonths: bulkMonths(catalogue, compilePolicy),
    clock: { now: () => now },
  };
}

function preparePayments(shared: SharedRun): (people: readonly string[]) => Promise<RunTotals> {
  const services = pageServices(shared);
  return (people) => preparePage(services, shared.run, people);
}

function releasePayments(shared: SharedRun): (paymentIds: readonly string[]) => Promise<(string | null)[]> {
  const services = pageServices(shared);
  return (paymentIds) => releasePage(services, shared.run, paymentIds);
}

export const CHUNK_FUNCTIONS = {
  'prepare-payments': preparePayments,
  'release-payments': releasePayments,
} as const;
