import type { Case } from '../../cases/case.ts';
import { changeFacts, flattenFacts } from '../../cases/flatten-facts.ts';
import { factDictionary } from '../../facts/fact-dictionary.ts';
import type { GivenFacts } from '../../facts/read-facts.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { competentOffice } from './competent-office.ts';
import { knownOffice } from './known-office.ts';
import { runCommand } from './run-command.ts';

/** Facts put over those that are there; null takes one back to unknown. */
export interface UpdateFactsRequest {
  readonly facts: GivenFacts;
  readonly factsAsOf?: Readonly<Record<string, string>> | undefined;
  readonly competentTownship?: string | undefined;
}

/** The window completes the facts, or the officer at work puts them right. Refuses case-not-so-far, facts-invalid, not-your-stage. */
export function updateFacts(
  services: CaseServices,
  caseId: string,
  request: UpdateFactsRequest,
  meta: RequestMeta,
): Promise<Case> {
  const { factsAsOf = {}, competentTownship } = request;
  return runCommand(services, caseId, meta, { type: 'update-facts', ...request }, (one, policy) => {
    const facts = flattenFacts(request.facts, factDictionary(policy.rules.facts));
    const county = competentOffice(changeFacts(one.facts, facts), null).jurisdiction;
    const isSameCounty = county === one.competent.jurisdiction;
    const township = competentTownship ?? (isSameCounty ? one.competent.township : null);
    const competent = knownOffice(services.catalogue, { jurisdiction: county, township }, '/competent');
    return { type: 'update-facts', facts, factsAsOf, competent };
  });
}
