import type { SystemClock } from '../../ports/clock.ts';
import type { DossierStore } from '../../ports/dossier-store.ts';
import type { PolicyCatalogue } from '../../ports/policy-catalogue.ts';
import type { RecertificationStore } from '../../ports/recertification-store.ts';
import type { RegisterReader } from '../../ports/register-reader.ts';

/** What recertifications stand on. */
export interface RecertificationServices {
  readonly recertifications: RecertificationStore;
  readonly dossiers: DossierStore;
  /** Tells the township, so that each gets its own list. */
  readonly registers: RegisterReader;
  readonly catalogue: PolicyCatalogue;
  readonly clock: SystemClock;
}
