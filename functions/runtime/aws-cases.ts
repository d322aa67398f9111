import { systemClock } from '../adapters/local/system-clock.ts';
import { randomIds } from '../adapters/random-ids.ts';
import { createCaseStore } from '../adapters/stores/case-store.ts';
import { stateCouncilCalendar } from '../core/calendar/state-council-calendar.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';
import { awsKeyRing } from './aws-key-ring.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { awsTable } from './aws-table.ts';
import { liveCatalogue } from './live-catalogue.ts';
import { once } from './once.ts';

/** What use cases of cases stand on in the cloud. */
export const awsCases = once(
  (): CaseServices => ({
    cases: createCaseStore({ table: awsTable(), keyRing: awsKeyRing() }),
    catalogue: liveCatalogue(awsLibrary()),
    compiled: awsCompiled(),
    calendar: stateCouncilCalendar,
    clock: systemClock,
    ids: randomIds,
  }),
);
