import type { Case } from '../../cases/case.ts';
import { flattenFacts } from '../../cases/flatten-facts.ts';
import { factDictionary } from '../../facts/fact-dictionary.ts';
import type { GivenFacts } from '../../facts/read-facts.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { runCommand } from './run-command.ts';

/** What the applicant hands in after a request for corrections; the files were added before. */
export interface CorrectCaseRequest {
  readonly facts?: GivenFacts | undefined;
  readonly factsAsOf?: Readonly<Record<string, string>> | undefined;
}

/** The review goes on where it stood. Refuses case-not-so-far, facts-invalid, not-your-stage. */
export function correctCase(
  services: CaseServices,
  caseId: string,
  request: CorrectCaseRequest,
  meta: RequestMeta,
): Promise<Case> {
  const { facts = {}, factsAsOf = {} } = request;
  return runCommand(services, caseId, meta, { type: 'correct-case', ...request }, (_, policy) => ({
    type: 'correct-case',
    facts: flattenFacts(facts, factDictionary(policy.rules.facts)),
    factsAsOf,
  }));
}
