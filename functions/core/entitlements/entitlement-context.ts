import type { PolicyCatalogue } from '../ports/policy-catalogue.ts';
import type { Month } from '../shared/month.ts';
import type { DossierEntry } from './dossier.ts';
import type { Evaluator } from './evaluator.ts';

/** What due(month) asks besides the dossier: the policies by day and day of knowledge, and one that evaluates them. */
export interface EntitlementContext {
  readonly evaluator: Evaluator;
  readonly policyOn: PolicyCatalogue['policyOn'];
}

/** Through which month, and as known on which day: entries and policies that became known later do not count. */
export interface DueRequest {
  readonly through: Month;
  readonly knownOn: string;
}

/** An entry that could not count as it stands, in words for the officer who has to mend it. */
export interface DossierFault {
  readonly entry: DossierEntry['id'];
  readonly code:
    | 'dates-contradict'
    | 'event-unknown'
    | 'end-without-event'
    | 'restart-before-end'
    | 'back-pay-not-allowed'
    | 'transition-not-allowed'
    | 'recertification-not-due'
    | 'fact-unusable'
    | 'withdraws-nothing'
    | 'appeal-against-nothing';
  /** Subject, what was found, what would be right; no personal data. */
  readonly message: string;
}
