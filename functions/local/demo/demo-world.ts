import { randomIds } from '../../adapters/random-ids.ts';
import { stateCouncilCalendar } from '../../core/calendar/state-council-calendar.ts';
import { registeredCertificates } from '../../core/registers/registered-certificates.ts';
import type { CaseServices } from '../../core/use-cases/cases/case-services.ts';
import { compiledPolicies } from '../../core/use-cases/compiled-policies.ts';
import { type OpenedData, openData } from '../../runtime/open-data.ts';
import { startReviewMachine } from '../../runtime/review-machine.ts';
import { loadPolicies } from '../commands/load-policies.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { beijingAt, demoClock, midnightsBetween } from './demo-clock.ts';

/** The platform of `npm start` without its HTTP face, on a clock that the story moves. */
export interface DemoWorld {
  readonly services: CaseServices;
  readonly data: OpenedData;
  /** Lets time pass up to an hour of a day in Beijing; the review machine sees every midnight in between. */
  until(day: string, hour: string): Promise<void>;
  /** Does something, then lets the review machine go on with it. */
  act<Result>(work: (services: CaseServices) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** More than the jurisdictions that two cases touch. */
const mostCompiled = 50;

/** Opens a data folder with the real policies. A fault of the machine ends the demonstration. */
export async function openDemoWorld(
  folder: string,
  policies: string | undefined,
  terminal: Terminal,
  beginsOn: string,
): Promise<DemoWorld> {
  const clock = demoClock(beijingAt(beginsOn, '08:00'));
  const { catalogue } = loadPolicies(policies, terminal);
  const data = await openData(folder, clock);
  const faults: unknown[] = [];
  const services: CaseServices = {
    cases: data.cases,
    catalogue,
    compiled: compiledPolicies(mostCompiled),
    calendar: stateCouncilCalendar,
    clock,
    ids: randomIds,
  };
  const { tasks, failures } = data;
  const machine = startReviewMachine({
    services,
    tasks,
    failures,
    register: registeredCertificates(data.followUp.registers, clock),
    onFault: (error) => faults.push(error),
  });
  const settle = async () => {
    await machine.settle();
    if (faults.length > 0) throw faults[0];
  };
  return {
    services,
    data,
    until: async (day, hour) => {
      const to = beijingAt(day, hour);
      for (const midnight of [...midnightsBetween(clock.now(), to), to]) {
        clock.set(midnight);
        await settle();
      }
    },
    act: async (work) => {
      const result = await work(services);
      await settle();
      return result;
    },
    close: async () => {
      await machine.stop();
      data.close();
    },
  };
}
