import { systemClock } from '../adapters/local/system-clock.ts';
import { randomIds } from '../adapters/random-ids.ts';
import { stateCouncilCalendar } from '../core/calendar/state-council-calendar.ts';
import type { CaseServices } from '../core/use-cases/cases/case-services.ts';
import { awsCaseStore } from './aws-case-store.ts';
import { awsCompiled, awsLibrary } from './aws-policies.ts';
import { liveCatalogue } from './live-catalogue.ts';
import { once } from './once.ts';

/** What use cases of cases stand on in the cloud. */
export const awsCases = once(
  (): CaseServices => ({
    cases: awsCaseStore(),
    catalogue: liveCatalogue(awsLibrary()),
    compiled: awsCompiled(),
    calendar: stateCouncilCalendar,
    clock: systemClock,
    ids: randomIds,
  }),
);
