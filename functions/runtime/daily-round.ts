import type { RegisterPlatform } from '../api/platform.ts';
import { calendarDateAt, startOfDayAt } from '../core/calendar/beijing-time.ts';
import { NATION } from '../core/jurisdictions/jurisdiction-code.ts';
import type { SystemClock } from '../core/ports/clock.ts';
import type { FollowUpStores } from '../core/ports/follow-up-stores.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { prepareScheduledRun } from '../core/use-cases/payments/prepare-scheduled-run.ts';
import { keepRecertifications } from '../core/use-cases/recertifications/keep-recertifications.ts';
import { comparisonDue } from '../core/use-cases/registers/compare-when-due.ts';
import { searchesLeft } from '../core/use-cases/registers/searches-left.ts';
import type { paymentServicesOn } from './payment-services.ts';

export interface DailyRoundParts {
  /** The policies as they are now. */
  readonly catalogue: () => PolicyCatalogue;
  readonly registers: Pick<RegisterPlatform, 'servicesOn' | 'goOnComparison' | 'goOnSearch'>;
  readonly paymentsOn: ReturnType<typeof paymentServicesOn>;
  readonly followUp: FollowUpStores;
  readonly clock: SystemClock;
  readonly onFault: (error: unknown, where: string) => void;
  /** How often to look whether a new day has begun. */
  readonly lookEveryMs?: number;
}

/** What the calendar does on one machine, as keep-time does in the cloud. */
export interface DailyRound {
  /** Does the day's round, unless this process has done it; resolves when it is done. */
  look(): Promise<void>;
  /** Ends after the step at hand; the next process begins the day's round anew, which finds what is done. */
  stop(): Promise<void>;
}

const tenMinutesMs = 10 * 60 * 1000;
/** Beijing time; before it, yesterday's work may still come to its end. */
const firstHourMs = 3_600_000;
/** From this day of a month on its run is prepared. */
const runsFromDay = '05';

/**
 * Once a day, for each county at work: recertifications are planned and noted as missed, searches that were left gone on
 * with, registers compared where it is time, and the month's run prepared for two persons to take up and release. A
 * county that fails holds up no other.
 */
export function startDailyRound(parts: DailyRoundParts): DailyRound {
  const { followUp, clock, onFault, lookEveryMs = tenMinutesMs } = parts;
  const stopping = new AbortController();
  const untilStopped = () => stopping.signal.throwIfAborted();
  let doneOn: string | undefined;
  let present: Promise<void> = Promise.resolve();

  const round = async (): Promise<void> => {
    const on = calendarDateAt(clock.now());
    if (doneOn === on || Date.parse(clock.now()) < Date.parse(startOfDayAt(on)) + firstHourMs) return;
    for (const county of await followUp.counties.countiesIn(NATION))
      for (const step of steps) {
        if (stopping.signal.aborted) return;
        try {
          await step(parts, county, on, untilStopped);
        } catch (error) {
          if (stopping.signal.aborted) return;
          // A refusal is a county's own matter: no policy on the day, an older run that waits for its persons.
          if (!(error instanceof Refusal)) onFault(error, `daily round of ${county}`);
        }
      }
    doneOn = on;
  };
  const look = (): Promise<void> => {
    present = present.then(round).catch((error: unknown) => onFault(error, 'daily round'));
    return present;
  };
  const timer = setInterval(look, lookEveryMs).unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await present;
    },
  };
}

type Step = (parts: DailyRoundParts, county: string, on: string, untilStopped: () => void) => Promise<void>;

const recertify: Step = async ({ followUp, clock, catalogue }, county) => {
  await keepRecertifications({ ...followUp, catalogue: catalogue(), clock }, county);
};

const compare: Step = async ({ registers, catalogue }, county, on) => {
  const due = await comparisonDue(registers.servicesOn(catalogue()), county, on);
  if (due !== undefined) await registers.goOnComparison(county, due);
};

/** What a fault has left; what the end of a process has left is taken up at the start of the next. */
const goOnSearching: Step = async ({ registers, followUp }, county) => {
  for (const search of await searchesLeft(followUp, county)) await registers.goOnSearch(search);
};

/** Where the month has a run already, cancelled ones included, persons have taken it into their hands. */
const prepareRun: Step = async ({ followUp: { runs }, paymentsOn, catalogue }, county, on, untilStopped) => {
  const month = on.slice(0, 7);
  if (on.slice(8) < runsFromDay) return;
  const { items } = await runs.runsOf(county, { limit: 1 });
  if (items.some((run) => run.month >= month)) return;
  await prepareScheduledRun(paymentsOn(catalogue()), county, month, untilStopped);
};

const steps: readonly Step[] = [recertify, goOnSearching, compare, prepareRun];
