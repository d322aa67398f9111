import { calendarDateAt } from '../../calendar/beijing-time.ts';
import type { Applicant, Case } from '../../cases/case.ts';
import { flattenFacts } from '../../cases/flatten-facts.ts';
import { actsFor, type Office } from '../../cases/office.ts';
import { beginCase } from '../../cases/transition.ts';
import { factDictionary } from '../../facts/fact-dictionary.ts';
import type { GivenFacts } from '../../facts/read-facts.ts';
import type { Arrival, PersonRef } from '../../ports/identity-vault.ts';
import { parseDate } from '../../shared/calendar-date.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type AnswerWith, answerOnce } from '../answer-once.ts';
import { caseContextFor } from './case-context-for.ts';
import type { CaseServices, RequestMeta } from './case-services.ts';
import { competentOffice, nearestPolicy } from './competent-office.ts';
import { knownOffice } from './known-office.ts';

/** An application as a window enters it; the person is in the vault already. */
export interface CreateCaseRequest {
  readonly person: PersonRef;
  readonly applicant: Applicant;
  readonly benefits: readonly string[];
  readonly receiving: Office;
  /** The township of the hukou where it is known; without it every township officer of the county sees the case. */
  readonly competentTownship?: string | undefined;
  readonly facts: GivenFacts;
  readonly factsAsOf?: Readonly<Record<string, string>> | undefined;
  /** Today unless the application came in earlier. */
  readonly appliedOn?: string | undefined;
}

/**
 * Begins a case at a window for whatever county the hukou is in. Refuses case-open-already with what the caller may
 * know of the other case, facts-invalid, benefit-unknown, jurisdiction-unknown, not-your-stage, idempotency-key-reused.
 */
export function createCase(
  services: CaseServices,
  request: CreateCaseRequest,
  meta: RequestMeta,
): Promise<Case> {
  return answerOnce(services.cases, meta, { createCase: request }, (answerWith) =>
    beginCaseOf(services, request, meta, answerWith, []),
  );
}

/** The same, with what is stored beside the case. */
export async function beginCaseOf(
  services: CaseServices,
  request: CreateCaseRequest,
  meta: RequestMeta,
  answerWith: AnswerWith,
  arrivals: readonly Arrival[],
): Promise<Case> {
  const { case: after, events } = await begun(services, request, meta);
  for (const benefit of after.benefits) await requireNoOther(services, after, benefit, meta);
  const write = { before: null, after, events, idempotency: answerWith(after), arrivals };
  try {
    await services.cases.save(write, services.clock.now());
    return after;
  } catch (error) {
    // Another window was faster: now there is something to tell of its case.
    for (const benefit of after.benefits) await requireNoOther(services, after, benefit, meta);
    throw error;
  }
}

async function begun(services: CaseServices, request: CreateCaseRequest, { actor }: RequestMeta) {
  const { catalogue, clock } = services;
  const { person, applicant, benefits, factsAsOf = {} } = request;
  const appliedOn = parseDate(request.appliedOn ?? calendarDateAt(clock.now()));
  const receiving = knownOffice(catalogue, request.receiving, '/receiving');
  const hukou = competentOffice(flattenHukou(request.facts), null).jurisdiction;
  const policy = nearestPolicy(catalogue, hukou, appliedOn);
  const facts = flattenFacts(request.facts, factDictionary(policy.rules.facts));
  const stated = competentOffice(facts, request.competentTownship ?? null);
  const competent = knownOffice(catalogue, stated, '/competent');
  const matter = { benefits, receiving, competent, appliedOn, facts, factsAsOf };
  const context = await caseContextFor(services, actor, policy, matter);
  return beginCase({ type: 'create-case', person, applicant, ...matter }, context);
}

/** The hukou is read before any policy is known whose dictionary could tell. */
function flattenHukou(facts: GivenFacts): Readonly<Record<string, unknown>> {
  const nested = facts.hukou;
  const code = typeof nested === 'object' && nested !== null && 'code' in nested ? nested.code : undefined;
  return { 'hukou.code': facts['hukou.code'] ?? code };
}

async function requireNoOther(
  { cases }: CaseServices,
  one: Case,
  benefit: string,
  { actor }: RequestMeta,
): Promise<void> {
  const other = await cases.openCaseOf(one.person, benefit);
  const found = other === undefined ? undefined : await cases.summary(other);
  if (found === undefined) return;
  const places = [found.receiving.jurisdiction, found.competent.jurisdiction];
  const mayKnow = places.some((place) => actsFor(actor.office, place) || actor.office.startsWith(place));
  const known = mayKnow ? `${found.id}, ${found.status}, applied for on ${found.appliedOn}` : 'a case';
  const detail = `the person has ${known} for ${benefit} with ${found.competent.jurisdiction}; right is to go on with it`;
  throw new Refusal('case-open-already', detail, [
    { pointer: '/benefits', code: 'case-open-already', detail: mayKnow ? found.id : detail },
  ]);
}
