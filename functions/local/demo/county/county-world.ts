import { isWorkingDay } from '../../../core/calendar/day-of-rest.ts';
import { stateCouncilCalendar } from '../../../core/calendar/state-council-calendar.ts';
import type { PersonRef } from '../../../core/ports/identity-vault.ts';
import type { PolicyCatalogue } from '../../../core/ports/policy-catalogue.ts';
import { registeredCertificates } from '../../../core/registers/registered-certificates.ts';
import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';

import { addDays, dayOfWeek } from '../../../core/shared/calendar-date.ts';
import type { CaseServices } from '../../../core/use-cases/cases/case-services.ts';
import { compiledPolicies } from '../../../core/use-cases/compiled-policies.ts';
import { recordDecision } from '../../../core/use-cases/entitlements/record-decision.ts';
import type { PaymentServices } from '../../../core/use-cases/payments/payment-services.ts';
import type { RecertificationServices } from '../../../core/use-cases/recertifications/recertification-services.ts';
import type { RegisterServices } from '../../../core/use-cases/registers/register-services.ts';
import type { OpenedData } from '../../../runtime/open-data.ts';
import { paymentServicesOn } from '../../../runtime/payment-services.ts';
import { startReviewMachine } from '../../../runtime/review-machine.ts';
import { openRunThreads } from '../../../runtime/run-threads.ts';
import { beijingAt, type DemoClock, demoClock } from '../demo-clock.ts';
import { type Agenda, agenda } from './agenda.ts';
import { COUNTY_SAFETY, openCountyData } from './county-data.ts';
import { countyLives } from './county-lives.ts';
import { countyRegisters } from './county-registers.ts';
import { openRegisterThread, type RegisterPool, type RegisterThread } from './register-thread.ts';
import { seededIds } from './seeded-ids.ts';

/** What a county is lived through with: the use cases' services over one data folder. */
export interface CountyWorld {
  readonly county: SyntheticCounty;
  /** By resident ID; nobody in it exists. */
  readonly lives: ReadonlyMap<string, SyntheticLife>;
  readonly folder: string;
  readonly data: OpenedData;
  readonly catalogue: PolicyCatalogue;
  readonly clock: DemoClock;
  /** Payments have a time of their own: a run of the 20th knows what was known then, whenever it is worked. */
  readonly payClock: DemoClock;
  /** So has a comparison, which is worked while the month before is paid. */
  readonly comparisonClock: DemoClock;
  readonly cases: CaseServices;
  readonly registers: RegisterServices;
  /** The same at the time of the comparison, with the threads of payment runs. */
  readonly comparisons: RegisterServices;
  readonly payments: PaymentServices;
  readonly recertifications: RecertificationServices;
  readonly thread: RegisterThread;
  /** Starts the threads of comparisons and runs. */
  warm(): void;
  readonly agenda: Agenda;
  /** Who was told of his right, by a finding or because he was looked for. */
  readonly told: Set<PersonRef>;
  /** Does what is planned up to a day, day by day, each followed by the review machine; then it is that day. */
  until(day: string): Promise<void>;
  /** The first working day so many days after a day. */
  workingDay(day: string, later?: number): string;
  /** The first working Tuesday or Friday from then on: when the offices of the story see to their cases. */
  officeDay(day: string, later?: number): string;
  close(): Promise<void>;
}

const mostCompiled = 50;
const [tuesday, friday] = [2, 5];

/** Opens a data folder for a county. A fault of the review machine ends the demonstration. */
export async function openCounty(
  county: SyntheticCounty,
  folder: string,
  catalogue: PolicyCatalogue,
  registerPool: RegisterPool,
): Promise<CountyWorld> {
  const clock = demoClock(beijingAt(addDays(`${county.from}-01`, -1), '18:00'));
  const payClock = demoClock(clock.now());
  const comparisonClock = demoClock(clock.now());
  const data = await openCountyData(folder, clock, `${county.seed} office`);
  const compiled = compiledPolicies(mostCompiled);
  const calendar = stateCouncilCalendar;
  const faults: unknown[] = [];
  const cases: CaseServices = {
    cases: data.cases,
    catalogue,
    compiled,
    calendar,
    clock,
    ids: seededIds(`${county.seed} cases`),
  };
  const { followUp, tasks, failures, vault } = data;
  const machine = startReviewMachine({
    services: cases,
    tasks,
    failures,
    register: registeredCertificates(followUp.registers, clock),
    handlers: {
      entitlements: (caseId) => recordDecision({ cases: data.cases, dossiers: followUp.dossiers }, caseId),
    },
    onFault: (error) => faults.push(error),
  });
  const threads = openRunThreads(folder, undefined, COUNTY_SAFETY);
  const payParts = {
    followUp,
    cases: data.cases,
    vault,
    compiled,
    clock: payClock,
    pagesOn: threads.pagesOn,
  };
  const thread = openRegisterThread(registerPool, folder, county, catalogue);
  const plans = agenda();
  const goOn = async (day: string, hour: string, tasks: readonly (() => Promise<void>)[]) => {
    clock.set(beijingAt(day, hour));
    await Promise.all(tasks.map((task) => task()));
    await machine.settle();
    if (faults.length > 0) throw faults[0];
  };
  const workingDay = (day: string, later = 0): string => {
    const next = addDays(day, later);
    return isWorkingDay(calendar, next) ? next : workingDay(next, 1);
  };
  const officeDay = (day: string, later = 0): string => {
    const next = workingDay(day, later);
    return [tuesday, friday].includes(dayOfWeek(next)) ? next : officeDay(next, 1);
  };
  return {
    county,
    lives: new Map(countyLives(county).map((life) => [life.residentId, life])),
    ...{ folder, data, catalogue, clock, payClock, comparisonClock, cases, thread, workingDay, officeDay },
    registers: countyRegisters(data, catalogue, clock),
    comparisons: countyRegisters(data, catalogue, comparisonClock, threads),
    payments: paymentServicesOn(payParts)(catalogue),
    recertifications: { ...followUp, catalogue, clock },
    agenda: plans,
    told: new Set(),
    until: async (day) => {
      for (let next = plans.take(day); next !== undefined; next = plans.take(day))
        await goOn(next.day, '10:00', next.tasks);
      await goOn(day, '15:00', []);
    },
    warm: threads.warm,
    close: async () => {
      await machine.stop();
      await thread.close();
      await threads.close();
      data.close();
    },
  };
}
