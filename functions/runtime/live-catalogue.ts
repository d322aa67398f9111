import type { PolicyCatalogue } from '../core/ports/policy-catalogue.ts';
import type { PolicyLibrary } from '../core/ports/policy-library.ts';

/** The policies as they are whenever they are asked for, for what outlives a request. */
export function liveCatalogue(library: PolicyLibrary): PolicyCatalogue {
  const present = () => library.current().catalogue;
  return {
    jurisdictions: () => present().jurisdictions(),
    layoutsFor: (jurisdiction, kind) => present().layoutsFor(jurisdiction, kind),
    versionsOf: (jurisdiction) => present().versionsOf(jurisdiction),
    policyOn: (jurisdiction, on, knownOn) => present().policyOn(jurisdiction, on, knownOn),
  };
}
