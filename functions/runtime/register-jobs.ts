import { stagedRowSources } from '../adapters/exchange/staged-row-source.ts';
import type { RegisterPlatform } from '../api/platform.ts';
import { NATION, superiorsOf } from '../core/jurisdictions/jurisdiction-code.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import type { StagedFiles } from '../core/ports/staged-files.ts';
import type { DiscoverySearch } from '../core/registers/discovery-search.ts';
import { isImportOver, type RegisterImport } from '../core/registers/register-import.ts';
import { Refusal } from '../core/shared/refusal.ts';
import type { Simulation } from '../core/simulations/simulation.ts';
import { isUploadId } from '../core/uploads/upload.ts';
import { finishRecertifications } from '../core/use-cases/recertifications/record-outcome.ts';
import { compareRegisters } from '../core/use-cases/registers/compare-registers.ts';
import { importFile } from '../core/use-cases/registers/import-file.ts';
import { lastPaidMonth } from '../core/use-cases/registers/last-paid-month.ts';
import { finishSettlements } from '../core/use-cases/registers/record-settlement.ts';
import { failCounty, searchCounty } from '../core/use-cases/registers/search-county.ts';
import { openCounties } from '../core/use-cases/registers/show-search.ts';
import { showSimulation } from '../core/use-cases/simulations/show-simulation.ts';
import { simulateCounty } from '../core/use-cases/simulations/simulate-county.ts';

export interface RegisterJobParts {
  /** The policies as they are now. */
  readonly catalogue: () => PolicyCatalogue;
  readonly servicesOn: RegisterPlatform['servicesOn'];
  readonly staged: StagedFiles;
  readonly followUp: FollowUpStores;
  readonly clock: SystemClock;
  readonly onFault: (error: unknown, where: string) => void;
  /** How long a request waits before it is answered that the work goes on. */
  readonly patienceMs?: number;
}

/** Imports, comparisons, searches and simulations that go on in the background of this process. */
export interface RegisterJobs extends Omit<RegisterPlatform, 'servicesOn'> {
  /** How many interrupted ones were taken up, and settlements finished, at the start. */
  readonly resumed: Promise<number>;
  /** Ends after the batch at hand; the next process goes on from there. */
  stop(): Promise<void>;
}

const fiveSecondsMs = 5000;

/** Takes up interrupted imports, comparisons, searches and settlements at once. */
export function startRegisterJobs(parts: RegisterJobParts): RegisterJobs {
  const { catalogue, servicesOn, staged, followUp, clock, onFault, patienceMs = fiveSecondsMs } = parts;
  const sourceOf = stagedRowSources(staged);
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const untilStopped = () => stopping.signal.throwIfAborted();

  const goOn = (id: string, work: () => Promise<void>): Promise<void> => {
    const present = running.get(id) ?? (stopping.signal.aborted ? Promise.resolve() : begun(id, work));
    return Promise.race([present, late(patienceMs)]);
  };

  const begun = (id: string, work: () => Promise<void>): Promise<void> => {
    const job = work()
      .catch((error: unknown) => {
        // A refusal stands in the import itself; who asked reads it there.
        if (!stopping.signal.aborted && !(error instanceof Refusal)) onFault(error, id);
      })
      .finally(() => running.delete(id));
    running.set(id, job);
    return job;
  };

  const goOnImport = (one: RegisterImport): Promise<void> =>
    goOn(one.id, async () => {
      const services = servicesOn(catalogue());
      const source = sourceOf(one.id, one.fileName, one.fileDigest);
      const done = await importFile(services, { ...one, source }, untilStopped).catch(unlessStopped);
      if (done?.state !== 'reading') await staged.remove(one.id);
    });

  /** A file that cannot be read any further has said so in its import; nothing is left to be done with it. */
  const unlessStopped = (error: unknown): undefined => {
    if (error instanceof Refusal) return undefined;
    throw error;
  };

  const goOnComparison = (jurisdiction: string, on: string): Promise<void> =>
    goOn(`comparison ${jurisdiction} ${on}`, async () => {
      const services = servicesOn(catalogue());
      const paidThrough = await lastPaidMonth(services.runs, jurisdiction);
      await compareRegisters(services, { jurisdiction, on, paidThrough, onProgress: untilStopped });
    });

  const goOnSearch = (one: DiscoverySearch): Promise<void> =>
    goOn(one.id, async () => {
      for (const county of await openCounties(followUp, one))
        try {
          await searchCounty(servicesOn(catalogue()), one, county, untilStopped);
        } catch (error) {
          // A county that fails holds up no other.
          if (stopping.signal.aborted) throw error;
          if (error instanceof Refusal) await failCounty({ ...followUp, clock }, one, county, error);
          else onFault(error, `${one.id} ${county}`);
        }
    });

  const goOnSimulation = (one: Simulation): Promise<void> =>
    goOn(one.id, async () => {
      for (const county of one.counties) {
        const services = servicesOn(catalogue());
        await simulateCounty(services, one, county, untilStopped);
      }
    });

  const takeUp = async (): Promise<number> => {
    const { registers, findings } = followUp;
    let count = 0;
    for (const id of await staged.ids()) {
      if (isUploadId(id)) continue; // waits for whoever announced it
      const one = await registers.importOf(id);
      if (one === undefined || isImportOver(one)) await staged.remove(id);
      else {
        void goOnImport(one);
        count += 1;
      }
    }
    for (const jurisdiction of await placesAtWork(catalogue(), followUp)) {
      const { items } = await findings.comparisons(jurisdiction, { limit: 1 });
      for (const { on } of items.filter(({ state }) => state !== 'done')) {
        void goOnComparison(jurisdiction, on);
        count += 1;
      }
      for (const one of await unfinishedSearches(followUp, jurisdiction)) {
        void goOnSearch(one);
        count += 1;
      }
      for (const one of await unfinishedSimulations(followUp, jurisdiction)) {
        void goOnSimulation(one);
        count += 1;
      }
    }
    const services = { ...followUp, clock };
    return count + (await finishSettlements(services)) + (await finishRecertifications(services));
  };

  const resumed = takeUp().catch((error: unknown) => {
    if (!stopping.signal.aborted) onFault(error, 'taking up registers');
    return 0;
  });
  return {
    staged,
    sourceOf,
    goOnImport,
    goOnComparison,
    goOnSearch,
    goOnSimulation,
    resumed,
    stop: async () => {
      stopping.abort();
      await resumed;
      await Promise.all(running.values());
    },
  };
}

/** Counties with a policy or anything to show, and the authorities above them, which may have asked over all of theirs. */
async function placesAtWork(catalogue: PolicyCatalogue, { counties }: FollowUpStores): Promise<Set<string>> {
  const own = [...catalogue.jurisdictions(), ...(await counties.countiesIn(NATION))];
  return new Set([...own, ...own.flatMap(superiorsOf)]);
}

/** Of the last one alone: who asks on a later day asks for that day. */
async function unfinishedSearches(
  { discovery }: FollowUpStores,
  jurisdiction: string,
): Promise<readonly DiscoverySearch[]> {
  const { items } = await discovery.searches(jurisdiction, { limit: 1 });
  const open = await Promise.all(items.map((one) => openCounties({ discovery }, one)));
  return items.filter((_, at) => (open[at] ?? []).length > 0);
}

/** Of the last one alone: an older one that was left is asked for again. */
async function unfinishedSimulations(
  { simulations }: FollowUpStores,
  jurisdiction: string,
): Promise<readonly Simulation[]> {
  const { items } = await simulations.list(jurisdiction, { limit: 1 });
  const reports = await Promise.all(items.map((one) => showSimulation({ simulations }, one)));
  return items.filter((_, at) => reports[at]?.state === 'working');
}

function late(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
