import { calendarDateAt } from '../../calendar/beijing-time.ts';
import { levelOf } from '../../jurisdictions/jurisdiction-code.ts';
import type { PolicyText } from '../../policies/check/check-policies.ts';
import { placedItem } from '../../policies/placed-item.ts';
import { issuedOn } from '../../policies/policy.ts';
import type { PolicySnapshot } from '../../ports/policy-library.ts';
import { digestOf } from '../../shared/digest.ts';
import { lastDayOf, type Month, parseMonth } from '../../shared/month.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Simulation } from '../../simulations/simulation.ts';
import { checkPolicyFiles } from '../check-policy-files.ts';
import { proposedCatalogue, proposedLayers } from './proposed-catalogue.ts';
import type { SimulationServices } from './simulation-services.ts';

/** What is asked: these files, over the people of this jurisdiction. */
export interface SimulationWish {
  readonly jurisdiction: string;
  /** The month in which the files begin, whose last day counts, or the present one if that is later, where absent. */
  readonly month?: Month | undefined;
  readonly files: readonly PolicyText[];
}

/**
 * Begins a simulation: the files are checked as if they lay there. Asked again on the same day it is the same one.
 * Refuses policy-invalid, month-invalid, policy-not-in-force, jurisdiction-unknown.
 */
export async function beginSimulation(
  services: Pick<SimulationServices, 'simulations' | 'counties' | 'clock'>,
  snapshot: PolicySnapshot,
  { jurisdiction, files, ...wish }: SimulationWish,
  by: string,
): Promise<Simulation> {
  requireSound(snapshot, files);
  const layers = proposedLayers(files);
  const startedAt = services.clock.now();
  const today = calendarDateAt(startedAt);
  const issued = layers.map(({ file }) => issuedOn(file));
  const begin = layers.map(({ file }) => file.effectiveFrom.slice(0, 7));
  const month = wish.month === undefined ? latest([today.slice(0, 7), ...begin]) : parseMonth(wish.month);
  const knownOn = latest([today, ...issued]);
  const on = [today, lastDayOf(month)].sort()[0] ?? today;
  const after = proposedCatalogue(snapshot.catalogue, files);
  const counties = await countiesOf(services, jurisdiction);
  // Above the counties, each of them says for itself why it could not be asked.
  if (counties.length === 1)
    for (const catalogue of [snapshot.catalogue, after])
      catalogue.policyOn(counties[0] ?? jurisdiction, lastDayOf(month), knownOn);
  const named = files.map(({ path }, at) => ({ path, digest: layers[at]?.digest ?? '' }));
  const asked = { jurisdiction, month, knownOn, on, files: named };
  const id = `simulation_${digestOf(asked).slice(0, 32)}`;
  const known = await services.simulations.load(id);
  if (known !== undefined) return known;
  const fresh: Simulation = { id, ...asked, counties, by, startedAt };
  await services.simulations.begin(fresh, files);
  return fresh;
}

function requireSound(snapshot: PolicySnapshot, files: readonly PolicyText[]): void {
  const { errors, findings } = checkPolicyFiles(snapshot, files);
  if (errors === 0) return;
  const wrong = findings.filter(({ severity }) => severity === 'error');
  const what = { zh: `拟订的文件有 ${errors} 个错误`, en: `the proposed files have ${errors} errors` };
  throw new Refusal('policy-invalid', what, wrong.slice(0, 10).map(placedItem));
}

function latest(all: readonly string[]): string {
  return [...all].sort().at(-1) ?? '';
}

async function countiesOf(
  { counties }: Pick<SimulationServices, 'counties'>,
  jurisdiction: string,
): Promise<readonly string[]> {
  const found = await counties.countiesIn(jurisdiction);
  const own = levelOf(jurisdiction) === 'county' ? [jurisdiction] : [];
  return [...new Set([...own, ...found])].sort();
}
