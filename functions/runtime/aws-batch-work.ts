import { systemClock } from '../adapters/local/system-clock.ts';
import { createWaiverStore } from '../adapters/stores/waiver-store.ts';
import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { continuePaymentRun } from '../core/use-cases/payments/continue-payment-run.ts';
import { prepareScheduledRun } from '../core/use-cases/payments/prepare-scheduled-run.ts';
import { keepRecertifications } from '../core/use-cases/recertifications/keep-recertifications.ts';
import { finishRecertifications } from '../core/use-cases/recertifications/record-outcome.ts';
import { compareWhenDue } from '../core/use-cases/registers/compare-when-due.ts';
import { finishSettlements } from '../core/use-cases/registers/record-settlement.ts';
import { simulateCounty } from '../core/use-cases/simulations/simulate-county.ts';
import { awsCaseStore } from './aws-case-store.ts';
import {
  goOnWithAwsComparison,
  goOnWithAwsImport,
  goOnWithAwsImports,
  goOnWithAwsSearch,
  goOnWithAwsSearches,
  whereFree,
} from './aws-continued-work.ts';
import { awsFollowUp } from './aws-follow-up.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsPaymentServicesOn } from './aws-payment-services.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { awsTable } from './aws-table.ts';
import { awsVault } from './aws-vault.ts';
import { comparisonLease, simulationLease } from './big-run-leases.ts';
import type { RequireTime } from './invocation-time.ts';
import { once } from './once.ts';
import { type RegistersAndSimulations, registerServicesOn } from './register-services.ts';

/** The policies of this moment; an item keeps them to its end. */
async function policies(): Promise<PolicyCatalogue> {
  await awsLibrary().refresh();
  return awsLibrary().current().catalogue;
}

const registerServices = once(() =>
  registerServicesOn({
    followUp: awsFollowUp(),
    cases: awsCaseStore(),
    waivers: createWaiverStore(awsTable(), awsKeyRing()),
    vault: awsVault(),
    compiled: awsCompiled(),
    clock: systemClock,
  }),
);

/** Plans a jurisdiction's recertifications and notes what was missed; finishes what was interrupted anywhere. */
export async function keepAwsRecertifications(jurisdiction: string): Promise<void> {
  const services = { ...awsFollowUp(), catalogue: await policies(), clock: systemClock };
  await finishRecertifications(services);
  await finishSettlements(services);
  await keepRecertifications(services, jurisdiction);
}

/** Registers on the policies of this moment. */
async function presentRegisters(): Promise<RegistersAndSimulations> {
  return registerServices()(await policies());
}

/** Goes on with a jurisdiction's imports and searches that were left, and compares its registers where it is time. */
export async function compareAwsRegisters(
  jurisdiction: string,
  on: string,
  requireTime: RequireTime,
  runId: string,
): Promise<void> {
  const services = await presentRegisters();
  await goOnWithAwsImports(services, jurisdiction, runId, requireTime);
  await goOnWithAwsSearches(services, jurisdiction, runId, requireTime);
  await whereFree(comparisonLease(jurisdiction), runId, () =>
    compareWhenDue(services, jurisdiction, on, requireTime),
  );
}

/** Goes on with an import that a request began. */
export async function importAwsFile(
  importId: string,
  requireTime: RequireTime,
  runId: string,
): Promise<void> {
  await goOnWithAwsImport(await presentRegisters(), importId, runId, requireTime);
}

/** Goes on with a comparison that a request began. */
export async function compareAwsOn(
  jurisdiction: string,
  on: string,
  requireTime: RequireTime,
  runId: string,
): Promise<void> {
  await goOnWithAwsComparison(await presentRegisters(), jurisdiction, on, runId, requireTime);
}

/** Goes on with a county of a search; the item is the search's id and the county. */
export async function searchAwsCounty(item: string, requireTime: RequireTime, runId: string): Promise<void> {
  const [id = '', county = ''] = item.split(' ');
  const services = await presentRegisters();
  const search = await services.discovery.search(id);
  if (search !== undefined) await goOnWithAwsSearch(services, search, county, runId, requireTime);
}

/** Simulates a county; the item is the simulation's id and the county. One that is gone by now is left alone. */
export async function simulateAwsCounty(
  item: string,
  requireTime: RequireTime,
  runId: string,
): Promise<void> {
  const [id = '', county = ''] = item.split(' ');
  const services = await presentRegisters();
  const simulation = await services.simulations.load(id);
  if (simulation === undefined) return;
  await whereFree(simulationLease(id, county), runId, () =>
    simulateCounty(services, simulation, county, requireTime),
  );
}

/** Prepares a jurisdiction's run of the month of a day. */
export async function prepareAwsRun(
  jurisdiction: string,
  on: string,
  requireTime: RequireTime,
): Promise<void> {
  const services = awsPaymentServicesOn()(await policies());
  await prepareScheduledRun(services, jurisdiction, on.slice(0, 7), requireTime);
}

const patienceMs = 5000;

/** Brings a run to the point where the next person is needed; one with which somebody else goes on is left to him. */
export async function goOnWithAwsRun(runId: string, requireTime: RequireTime): Promise<void> {
  const services = awsPaymentServicesOn()(await policies());
  for (;;)
    try {
      await continuePaymentRun(services, runId, requireTime);
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || error.name !== 'revision-stale') throw error;
      const before = await services.runs.load(runId);
      await new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
      const after = await services.runs.load(runId);
      if (before?.revision !== after?.revision) return;
      requireTime();
    }
}
