// A data folder with many cases in it, for benches: copies of real ones, each with its own chain of events.

import { readPolicyFolder } from '../functions/adapters/local/read-policy-folder.ts';
import { systemClock } from '../functions/adapters/local/system-clock.ts';
import { randomIds } from '../functions/adapters/random-ids.ts';
import { stateCouncilCalendar } from '../functions/core/calendar/state-council-calendar.ts';
import type { Case } from '../functions/core/cases/case.ts';
import { checkPolicies } from '../functions/core/policies/check/check-policies.ts';
import { policyCatalogueOf } from '../functions/core/policies/policy-catalogue-of.ts';
import type { CaseServices } from '../functions/core/use-cases/cases/case-services.ts';
import { compiledPolicies } from '../functions/core/use-cases/compiled-policies.ts';
import { type OpenedData, openData } from '../functions/runtime/open-data.ts';
import { POLICIES } from './wulong.ts';

/** The platform on a data folder, with the policies of this repository. */
export interface CasesBench {
  readonly data: OpenedData;
  readonly services: CaseServices;
}

export async function openCasesBench(folder: string): Promise<CasesBench> {
  const texts = readPolicyFolder(POLICIES).filter(({ path }) => !path.includes('/examples/'));
  const data = await openData(folder, systemClock);
  const services: CaseServices = {
    cases: data.cases,
    catalogue: policyCatalogueOf(checkPolicies(texts).layers),
    compiled: compiledPolicies(50),
    calendar: stateCouncilCalendar,
    clock: systemClock,
    ids: randomIds,
  };
  return { data, services };
}

/** Name of the nth copy of a kind. */
export function copyId(kind: string, n: number): string {
  return `case-${kind}-${n}`;
}

const atOnce = 100;
/** Of the events of each copy so many are stored; with all of them the bench would mostly fill tables. */
const eventsKept = 2;

/** Stores copies of a case, each another person's, with its last events, which are delivered. */
export async function storeCopies(
  { data, services }: CasesBench,
  one: Case,
  kind: string,
  count: number,
): Promise<void> {
  const { items } = await services.cases.events(one.id, { limit: 1000 });
  const now = services.clock.now();
  for (let first = 0; first < count; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - first) }, (_, n) => first + n);
    await Promise.all(
      numbers.map((n) => {
        const id = copyId(kind, n);
        // Nobody verifies the chain of a copy, so it keeps the hashes that it was copied with.
        const events = items.slice(-eventsKept).map((event) => ({ ...event, caseId: id }));
        const after = { ...one, id, person: `person-${kind}-${n}` };
        return services.cases.save({ before: null, after, events }, now);
      }),
    );
    const entries = await data.cases.undelivered(atOnce);
    await Promise.all(entries.map((entry) => data.cases.delivered(entry)));
  }
}
