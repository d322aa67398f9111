// What a thread of the demonstration does beside the rest: it opens the data folder itself.
import { join } from 'node:path';
import { catalogueOfParts } from '../../../core/policies/guarded-catalogue.ts';
import type { CatalogueParts } from '../../../core/ports/policy-catalogue.ts';
import type { SyntheticCounty, SyntheticLife } from '../../../core/registers/synthetic/synthetic-county.ts';
import type { RegisterServices } from '../../../core/use-cases/registers/register-services.ts';
import { beijingAt, type DemoClock, demoClock } from '../demo-clock.ts';
import { openCountyData } from './county-data.ts';
import { countyLives } from './county-lives.ts';
import { countyRegisters } from './county-registers.ts';
import { type TakenRegisters, takeRegisters } from './registers-month.ts';

/** What the months of a county share. */
export interface SharedCounty {
  readonly folder: string;
  readonly county: SyntheticCounty;
  readonly policies: CatalogueParts;
}

interface Opened {
  readonly services: RegisterServices;
  readonly clock: DemoClock;
  readonly lives: readonly SyntheticLife[];
}

/** A thread keeps a folder open from its first chunk to its end. */
const folders = new Map<string, Promise<Opened>>();

function opened(shared: SharedCounty): Promise<Opened> {
  const known = folders.get(shared.folder) ?? open(shared);
  folders.set(shared.folder, known);
  return known;
}

async function open({ folder, county, policies }: SharedCounty): Promise<Opened> {
  const clock = demoClock(beijingAt(`${county.from}-01`, '08:00'));
  const data = await openCountyData(folder, clock, `${county.seed} registers`);
  const services = countyRegisters(data, catalogueOfParts(policies), clock);
  return { services, clock, lives: countyLives(county) };
}

/** Takes in what offices send as of a day, on another. */
function takeRegistersOf(shared: SharedCounty) {
  return async ({ asOf, on }: { readonly asOf: string; readonly on: string }): Promise<TakenRegisters> => {
    const { services, clock, lives } = await opened(shared);
    clock.set(beijingAt(on, '09:00'));
    return takeRegisters(services, shared.county, lives, asOf, join(shared.folder, 'exchange'));
  };
}

export const CHUNK_FUNCTIONS = { 'take-registers': takeRegistersOf } as const;
