import type { CaseStore } from '../../ports/case-store.ts';
import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { FollowUpStores } from '../../ports/follow-up-stores.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { WaiverStore } from '../../ports/waiver-store.ts';

/** What oversight reads; it writes nothing. */
export interface OversightServices
  extends Pick<
    FollowUpStores,
    'runs' | 'recoveries' | 'findings' | 'discovery' | 'recertifications' | 'counties'
  > {
  /** Since when a county has somebody to pay. */
  readonly dossiers: Pick<DossierStore, 'payingSince'>;
  readonly cases: Pick<CaseStore, 'list' | 'load'>;
  readonly waivers: Pick<WaiverStore, 'inCounty'>;
  readonly catalogue: PolicyCatalogue;
  readonly clock: SystemClock;
}
