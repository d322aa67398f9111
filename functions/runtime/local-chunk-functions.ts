// What the worker threads of one machine may be told to run: each opens the data folder itself, so that nothing large is
// copied between threads.
import { openFileKeyRing } from '../adapters/local/file-key-ring.ts';
import type { SqliteSafety } from '../adapters/local/sqlite-file.ts';
import { openSqliteTable } from '../adapters/local/sqlite-table.ts';
import { createCaseStore } from '../adapters/stores/case-store.ts';
import { createFollowUpStores } from '../adapters/stores/follow-up-stores.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import { stateCouncilCalendar } from '../core/calendar/state-council-calendar.ts';
import { compilePolicy } from '../core/determinations/compile-policy.ts';
import type { PaymentRun, RunTotals } from '../core/payments/payment-run.ts';
import type { CaseStore } from '../core/ports/case-store.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import type { WaiverStore } from '../core/ports/waiver-store.ts';
import type { SearchCounts } from '../core/registers/discovery-search.ts';
import type { SimulationFigures } from '../core/simulations/simulation.ts';
import type { DueSource, PageServices } from '../core/use-cases/payments/payment-services.ts';
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
import { type PackedPolicies, unpackedPolicies } from './packed-policies.ts';
import { bulkMonths } from './payment-services.ts';
import { policySides } from './register-services.ts';

/** Where the work is done, and by what. */
interface SharedPlace {
  readonly folder: string;
  readonly policies: PackedPolicies;
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

interface ReadyPolicies extends ReturnType<ReturnType<typeof policySides>> {
  readonly catalogue: PolicyCatalogue;
  readonly dueMonths: DueSource;
}

/** Runs mostly follow each other by the same policies, and to make them ready takes longer than a small run. */
const mostReady = 2;
const ready = new Map<string, ReadyPolicies>();

function readyPolicies({ policies }: SharedPlace): ReadyPolicies {
  const known = ready.get(policies.id);
  if (known !== undefined) return known;
  const catalogue = unpackedPolicies(policies);
  const fresh = {
    ...{ catalogue, ...policySides(compilePolicy)(catalogue) },
    dueMonths: bulkMonths(catalogue, compilePolicy),
  };
  const [oldest] = ready.keys();
  if (ready.size >= mostReady && oldest !== undefined) ready.delete(oldest);
  ready.set(policies.id, fresh);
  return fresh;
}

function pageServices(shared: SharedRun): PageServices {
  const { now } = shared;
  const { stores } = openFolder(shared);
  const { catalogue, dueMonths } = readyPolicies(shared);
  return {
    ...{ ...stores, catalogue, dueMonths },
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
  const { now } = shared;
  const { stores, cases, waivers } = openFolder(shared);
  const { catalogue, evaluator, dueOf } = readyPolicies(shared);
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
  const { now, request } = shared;
  const { stores } = openFolder(shared);
  const { catalogue } = readyPolicies(shared);
  const services = {
    ...{ ...stores, catalogue },
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
