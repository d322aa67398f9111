// What the worker threads of one machine may be told to run: each opens the data folder itself, so that nothing large is
// copied between threads.
import { openFileKeyRing } from '../adapters/local/file-key-ring.ts';
import type { SqliteSafety } from '../adapters/local/sqlite-file.ts';
import { openSqliteTable } from '../adapters/local/sqlite-table.ts';
import { createCaseStore } from '../adapters/stores/case-store.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import { bulkEvaluator } from '../core/bulk/bulk-evaluator.ts';
import { stateCouncilCalendar } from '../core/calendar/state-council-calendar.ts';
import { compilePolicy } from '../core/determinations/compile-policy.ts';
import { dueMonths } from '../core/entitlements/due-months.ts';
import type { PaymentRun, RunTotals } from '../core/payments/payment-run.ts';
import { catalogueOfParts } from '../core/policies/guarded-catalogue.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { CatalogueParts } from '../core/ports/policy-catalogue.ts';
import type { WaiverStore } from '../core/ports/waiver-store.ts';
import type { DueOf } from '../core/registers/comparison-context.ts';
import type { SearchCounts } from '../core/registers/discovery-search.ts';
import type { SimulationFigures } from '../core/simulations/simulation.ts';
import type { PageServices } from '../core/use-cases/payments/payment-services.ts';
import { preparePage } from '../core/use-cases/payments/prepare-page.ts';
import { releasePage } from '../core/use-cases/payments/release-page.ts';
import { compareBatch } from '../core/use-cases/registers/compare-batch.ts';
import {
  type BatchCounts,
  type BatchesRequest,
  contextWith,
  type PersonToCompare,
} from '../core/use-cases/registers/comparison-services.ts';
import type { SearchRequest } from '../core/use-cases/registers/discovery-services.ts';
import { searchBatch } from '../core/use-cases/registers/search-batch.ts';
import { simulateBatch, simulationContext } from '../core/use-cases/simulations/simulate-batch.ts';
import type { SimulationRequest } from '../core/use-cases/simulations/simulation-services.ts';
import { dataPaths } from './data-paths.ts';
import { bulkMonths } from './payment-services.ts';
import { policySides } from './register-services.ts';

/** Where the work is done, and by what. */
interface SharedPlace {
  readonly folder: string;
  readonly policies: CatalogueParts;
  /** The time that it is for whoever leads the work. */
  readonly now: string;
  readonly safety: SqliteSafety | undefined;
}

/** What the chunks of a payment run share. */
export interface SharedRun extends SharedPlace {
  readonly run: PaymentRun;
}

/** What the chunks of a comparison share. */
export interface SharedComparison extends SharedPlace {
  readonly request: BatchesRequest;
}

/** What the chunks of a search share. */
export interface SharedSearch extends SharedPlace {
  readonly request: SearchRequest;
}

/** What the chunks of a simulation share. */
export interface SharedSimulation extends SharedPlace {
  readonly request: SimulationRequest;
}

interface OpenedFolder {
  readonly stores: FollowUpStores;
  readonly cases: CaseStore;
  readonly waivers: WaiverStore;
  now: string;
}

/** A thread keeps a folder open from its first chunk to its end. */
const folders = new Map<string, OpenedFolder>();

function openFolder({ folder, now, safety }: SharedPlace): OpenedFolder {
  const known = folders.get(folder);
  if (known !== undefined) {
    known.now = now;
    return known;
  }
  const { database, keyRing } = dataPaths(folder);
  const table = openSqliteTable(database, () => Math.floor(Date.parse(opened.now) / 1000), safety);
  const ring = openFileKeyRing(keyRing);
  const opened: OpenedFolder = {
    stores: createFollowUpStores(table, ring),
    cases: createCaseStore({ table, keyRing: ring }),
    waivers: createWaiverStore(table, ring),
    now,
  };
  folders.set(folder, opened);
  return opened;
}

function pageServices(shared: SharedRun): PageServices {
  const { policies, now } = shared;
  const { stores } = openFolder(shared);
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

function registerServices(shared: SharedPlace) {
  const { policies, now } = shared;
  const { stores, cases, waivers } = openFolder(shared);
  const catalogue = catalogueOfParts(policies);
  const evaluator = bulkEvaluator(catalogue, compilePolicy);
  const { policyOn } = catalogue;
  const dueOf: DueOf = (dossier, asked) => dueMonths(dossier, asked, { evaluator, policyOn });
  return {
    ...{ ...stores, cases, waivers, catalogue, evaluator, dueOf },
    calendar: stateCouncilCalendar,
    clock: { now: () => now },
  };
}

function comparePeople(shared: SharedComparison) {
  const { request } = shared;
  const services = registerServices(shared);
  const { jurisdiction, on, coverage } = request;
  const context = contextWith(services, jurisdiction, on, coverage);
  return (people: readonly PersonToCompare[]): Promise<BatchCounts> =>
    compareBatch(services, context, people, request);
}

function searchPeople(shared: SharedSearch) {
  const { request } = shared;
  const services = registerServices(shared);
  const { search, county, coverage } = request;
  const context = contextWith(services, county, search.on, coverage);
  return (people: readonly PersonToCompare[]): Promise<SearchCounts> =>
    searchBatch(services, context, request, people);
}

function simulatePeople(shared: SharedSimulation) {
  const { policies, now, request } = shared;
  const { stores } = openFolder(shared);
  const services = {
    ...{ ...stores, catalogue: catalogueOfParts(policies) },
    sideOf: policySides(compilePolicy),
    calendar: stateCouncilCalendar,
    clock: { now: () => now },
  };
  const context = simulationContext(services, request);
  return (people: readonly PersonToCompare[]): Promise<SimulationFigures> =>
    simulateBatch(services, request, context, people);
}

export const CHUNK_FUNCTIONS = {
  'prepare-payments': preparePayments,
  'release-payments': releasePayments,
  'compare-people': comparePeople,
  'search-people': searchPeople,
  'simulate-people': simulatePeople,
} as const;
