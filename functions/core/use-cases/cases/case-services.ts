import type { WorkingDayCalendar } from '../../calendar/working-day-calendar.ts';
import type { Actor } from '../../cases/actor.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { IdSource } from '../../ports/id-source.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { CompiledPolicies } from '../compiled-policies.ts';

/** What the use cases of cases stand on. */
export interface CaseServices {
  readonly cases: CaseStore;
  readonly catalogue: PolicyCatalogue;
  readonly compiled: CompiledPolicies;
  readonly calendar: WorkingDayCalendar;
  readonly clock: SystemClock;
  readonly ids: IdSource;
}

/** Who asks, and how he guards himself against doing it twice or over somebody else's head. */
export interface RequestMeta {
  readonly actor: Actor;
  /** The same key and request get the same answer; `scope` keeps the keys of callers apart. */
  readonly idempotency?: { readonly scope: string; readonly key: string } | undefined;
  /** The revision that the caller has seen; anything else is refused as stale. */
  readonly expectedRevision?: number | undefined;
}
